import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signedInRoute } from "./signedIn";

export const exportsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/data/exports",
  component: lazyRouteComponent(() => import("../features/exports/ExportsPage"), "ExportsPage"),
});

export const exportRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/data/exports/$export",
  component: lazyRouteComponent(() => import("../features/exports/ExportPage"), "ExportPage"),
});
