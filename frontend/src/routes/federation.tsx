import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { validateDashboardSearch } from "../features/federation/search";
import { prefetch } from "./prefetch";
import { signedInRoute } from "./signedIn";

export const federationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/federations/$code",
  validateSearch: validateDashboardSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) =>
    prefetch(
      context.queryClient,
      import("../features/federation/dashboard").then(({ dashboardQuery }) =>
        dashboardQuery(params.code, deps.membership),
      ),
    ),
  component: lazyRouteComponent(() => import("../features/federation/FederationPage"), "FederationPage"),
});
