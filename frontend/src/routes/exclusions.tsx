import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signedInRoute } from "./signedIn";

export const exclusionsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/data/exclusions",
  component: lazyRouteComponent(() => import("../features/exclusions/ExclusionsPage"), "ExclusionsPage"),
});
