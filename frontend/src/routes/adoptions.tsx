import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { validateAdoptionsSearch } from "../features/adoption/search";
import { prefetch } from "./prefetch";
import { signedInRoute } from "./signedIn";

export const adoptionsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/federations/$code/adoptions",
  validateSearch: validateAdoptionsSearch,
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/adoption/queries").then(({ matrixQuery }) => matrixQuery(params.code)),
    ),
  component: lazyRouteComponent(() => import("../features/adoption/AdoptionsPage"), "AdoptionsPage"),
});
