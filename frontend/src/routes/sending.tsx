import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signedInRoute } from "./signedIn";

export const sendingRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/data/imports/sending",
  component: lazyRouteComponent(() => import("../features/imports/SendingPage"), "SendingPage"),
});
