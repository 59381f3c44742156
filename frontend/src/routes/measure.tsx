import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { seriesQuery } from "../api/series";
import { askedOf, validateMeasureSearch } from "../features/measure/search";
import { signedInRoute } from "./signedIn";

export const measureRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/measures/$measure/$organisation",
  validateSearch: validateMeasureSearch,
  loaderDeps: ({ search }) => ({ asked: askedOf(search), then: search.known !== undefined }),
  // What was known on another day the page asks by itself: few come for it.
  loader: ({ context, params, deps: { asked, then } }) =>
    then || void context.queryClient.prefetchQuery(seriesQuery(params.measure, params.organisation, asked)),
  component: lazyRouteComponent(() => import("../features/measure/MeasurePage"), "MeasurePage"),
});
