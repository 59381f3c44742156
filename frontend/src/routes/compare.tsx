import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { seriesQuery } from "../api/series";
import { validateCompareSearch } from "../features/compare/search";
import { signedInRoute } from "./signedIn";

export const compareRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/measures/$measure/$organisation/compare",
  validateSearch: validateCompareSearch,
  loader: ({ context, params }) =>
    void context.queryClient.prefetchQuery(seriesQuery(params.measure, params.organisation)),
  component: lazyRouteComponent(() => import("../features/compare/ComparePage"), "ComparePage"),
});
