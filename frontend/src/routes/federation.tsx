import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { dashboardQuery, validateDashboardSearch } from "../features/federation/dashboard";
import { signedInRoute } from "./signedIn";

export const federationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/federations/$code",
  validateSearch: validateDashboardSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) =>
    void context.queryClient.prefetchQuery(dashboardQuery(params.code, deps.membership)),
  component: lazyRouteComponent(() => import("../features/federation/FederationPage"), "FederationPage"),
});
