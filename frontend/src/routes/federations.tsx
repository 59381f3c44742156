import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { groupingsQuery, validateGroupingsSearch } from "../features/federation/groupings";
import { signedInRoute } from "./signedIn";

export const federationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/federations",
  validateSearch: validateGroupingsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.queryClient.prefetchInfiniteQuery(groupingsQuery(deps)),
  component: lazyRouteComponent(() => import("../features/federation/FederationsPage"), "FederationsPage"),
});
