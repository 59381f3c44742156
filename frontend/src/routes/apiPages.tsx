import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "./root";
import { signedInRoute } from "./signedIn";

export const apiDocsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/api-docs",
  component: lazyRouteComponent(() => import("../features/api/ApiDocsPage"), "ApiDocsPage"),
});

export const integratorsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/integrators",
  component: lazyRouteComponent(() => import("../features/api/IntegratorsPage"), "IntegratorsPage"),
});

/** Where the `type` of a problem leads: whoever meets one may not have signed in. */
export const problemsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/problems/$name",
  component: lazyRouteComponent(() => import("../features/api/ProblemsPage"), "ProblemsPage"),
});
