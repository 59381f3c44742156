import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { prefetch } from "./prefetch";
import { signedInRoute } from "./signedIn";

export const initiativeMeasuresRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/initiatives/$code/measures",
  loader: ({ context: { queryClient }, params: { code } }) => {
    prefetch(
      queryClient,
      import("../features/initiative/queries").then(({ initiativePageQuery }) => initiativePageQuery(code)),
    );
    prefetch(
      queryClient,
      import("../features/initiative/queries").then(({ measuresQuery }) => measuresQuery(code)),
    );
  },
  component: lazyRouteComponent(() => import("../features/initiative/measures/MeasuresPage"), "MeasuresPage"),
});

export const initiativeMeasureRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/initiatives/$code/measures/$measure",
  loader: ({ context: { queryClient }, params: { code, measure } }) => {
    prefetch(
      queryClient,
      import("../features/initiative/series/queries").then(({ measureSeriesQuery }) =>
        measureSeriesQuery(code, Number(measure)),
      ),
    );
  },
  component: lazyRouteComponent(() => import("../features/initiative/series/SeriesPage"), "SeriesPage"),
});

export const initiativeFiguresRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/initiatives/$code/measures/$measure/figures",
  loader: ({ context: { queryClient }, params: { code, measure } }) => {
    prefetch(
      queryClient,
      import("../features/initiative/queries").then(({ initiativePageQuery }) => initiativePageQuery(code)),
    );
    prefetch(
      queryClient,
      import("../features/initiative/figures/queries").then(({ figuresQuery }) => figuresQuery(code, Number(measure))),
    );
  },
  component: lazyRouteComponent(() => import("../features/initiative/figures/FiguresPage"), "FiguresPage"),
});
