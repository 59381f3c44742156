import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signedInRoute } from "./signedIn";

export const accessibilityRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/accessibility",
  component: lazyRouteComponent(() => import("../features/pages/AccessibilityPage"), "AccessibilityPage"),
});
