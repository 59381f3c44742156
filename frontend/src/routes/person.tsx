import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { prefetch } from "./prefetch";
import { signedInRoute } from "./signedIn";

export const personRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/persons/$id",
  loader: ({ context, params }) => {
    if (/^[1-9]\d*$/.test(params.id))
      prefetch(
        context.queryClient,
        import("../features/person/queries").then(({ personQuery }) => personQuery(Number(params.id))),
      );
  },
  component: lazyRouteComponent(() => import("../features/person/PersonPage"), "PersonPage"),
});
