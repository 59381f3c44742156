import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { prefetch } from "./prefetch";
import { signedInRoute } from "./signedIn";

export const nationalChangeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/measures/$measure/change",
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/nationalChange/queries").then(({ nationalChangeQuery }) =>
        nationalChangeQuery(params.measure),
      ),
    ),
  component: lazyRouteComponent(() => import("../features/nationalChange/NationalChangePage"), "NationalChangePage"),
});
