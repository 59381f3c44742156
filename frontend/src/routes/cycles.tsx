import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { prefetch } from "./prefetch";
import { signedInRoute } from "./signedIn";

export const addCycleRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/initiatives/$code/cycles/new",
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/initiative/queries").then(({ initiativePageQuery }) => initiativePageQuery(params.code)),
    ),
  component: lazyRouteComponent(() => import("../features/initiative/cycles/CyclePage"), "AddCyclePage"),
});

export const cycleRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/initiatives/$code/cycles/$cycle",
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/initiative/queries").then(({ initiativePageQuery }) => initiativePageQuery(params.code)),
    ),
  component: lazyRouteComponent(() => import("../features/initiative/cycles/CyclePage"), "CyclePage"),
});
