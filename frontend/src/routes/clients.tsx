import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { validateClientSearch } from "../features/clients/search";
import { signedInRoute } from "./signedIn";

export const clientsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/clients",
  component: lazyRouteComponent(() => import("../features/clients/ClientsPage"), "ClientsPage"),
});

export const clientRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/clients/$client",
  validateSearch: validateClientSearch,
  component: lazyRouteComponent(() => import("../features/clients/ClientPage"), "ClientPage"),
});

export const newClientRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/new-client",
  component: lazyRouteComponent(() => import("../features/clients/NewClientPage"), "NewClientPage"),
});
