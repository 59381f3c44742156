import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signedInRoute } from "./signedIn";

export const howChartsWorkRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/how-the-charts-work",
  component: lazyRouteComponent(() => import("../features/pages/ChartsPage"), "ChartsPage"),
});
