import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { seriesQuery } from "../api/series";
import { askedOf, validateMeasureSearch } from "../features/measure/search";
import { signedInRoute } from "./signedIn";

export const measureRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/measures/$measure/$organisation",
  validateSearch: validateMeasureSearch,
  loaderDeps: ({ search }) => askedOf(search),
  loader: ({ context, params, deps }) =>
    void context.queryClient.prefetchQuery(seriesQuery(params.measure, params.organisation, deps)),
  component: lazyRouteComponent(() => import("../features/measure/MeasurePage"), "MeasurePage"),
});
