import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { prefetch } from "./prefetch";
import { signedInRoute } from "./signedIn";

export const learningSetsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/cohorts/$code/learning-sets",
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/learningSets/queries").then(({ setsQuery }) => setsQuery(params.code)),
    ),
  component: lazyRouteComponent(() => import("../features/learningSets/SetsPage"), "SetsPage"),
});

export const learningSetRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/cohorts/$code/learning-sets/$set",
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/learningSets/queries").then(({ setsQuery }) => setsQuery(params.code)),
    ),
  component: lazyRouteComponent(() => import("../features/learningSets/SetPage"), "SetPage"),
});
