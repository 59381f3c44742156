import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { prefetch } from "./prefetch";
import { signedInRoute } from "./signedIn";

export const importRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/data/imports/$id",
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/imports/queries").then(({ importQuery }) => importQuery(Number(params.id))),
    ),
  component: lazyRouteComponent(() => import("../features/imports/ImportPage"), "ImportPage"),
});
