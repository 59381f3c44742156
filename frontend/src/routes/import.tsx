import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { importQuery } from "../features/imports/queries";
import { signedInRoute } from "./signedIn";

export const importRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/data/imports/$id",
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(importQuery(Number(params.id))),
  component: lazyRouteComponent(() => import("../features/imports/ImportPage"), "ImportPage"),
});
