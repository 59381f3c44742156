import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { prefetch } from "./prefetch";
import { signedInRoute } from "./signedIn";

export const myWeekRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/my-week",
  loader: ({ context }) =>
    prefetch(
      context.queryClient,
      import("../features/week/queries").then(({ myWeekQuery }) => myWeekQuery()),
    ),
  component: lazyRouteComponent(() => import("../features/week/MyWeekPage"), "MyWeekPage"),
});
