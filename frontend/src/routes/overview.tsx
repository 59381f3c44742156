import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { overviewQuery } from "../features/overview/queries";
import { validateOverviewSearch } from "../features/overview/search";
import { signedInRoute } from "./signedIn";

export const overviewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/overview",
  validateSearch: validateOverviewSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) =>
    void context.queryClient.prefetchInfiniteQuery(overviewQuery(deps.level ?? "federation", deps)),
  component: lazyRouteComponent(() => import("../features/overview/OverviewPage"), "OverviewPage"),
});
