import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { validateSpreadSearch } from "../features/spread/search";
import { prefetch } from "./prefetch";
import { signedInRoute } from "./signedIn";

export const spreadRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/spread",
  validateSearch: validateSpreadSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) =>
    prefetch(
      context.queryClient,
      import("../features/spread/queries").then(({ nationalSpreadQuery }) => nationalSpreadQuery(deps.by ?? "region")),
    ),
  component: lazyRouteComponent(() => import("../features/spread/SpreadPage"), "SpreadPage"),
});
