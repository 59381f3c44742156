import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signedInRoute } from "./signedIn";

export const notFoundRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "$",
  component: lazyRouteComponent(() => import("../features/pages/NotFoundPage"), "NotFoundPage"),
});
