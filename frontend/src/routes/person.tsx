import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { personQuery } from "../features/person/queries";
import { signedInRoute } from "./signedIn";

export const personRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/persons/$id",
  loader: ({ context, params }) => {
    if (/^[1-9]\d*$/.test(params.id)) void context.queryClient.prefetchQuery(personQuery(Number(params.id)));
  },
  component: lazyRouteComponent(() => import("../features/person/PersonPage"), "PersonPage"),
});
