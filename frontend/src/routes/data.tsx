import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signedInRoute } from "./signedIn";

export const dataRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/data",
  component: lazyRouteComponent(() => import("../features/imports/DataPage"), "DataPage"),
});
