import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { prefetch } from "./prefetch";
import { signedInRoute } from "./signedIn";

export const driversRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/initiatives/$code/drivers",
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/initiative/drivers/queries").then(({ driversQuery }) => driversQuery(params.code)),
    ),
  component: lazyRouteComponent(() => import("../features/initiative/drivers/DriversPage"), "DriversPage"),
});
