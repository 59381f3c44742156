import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { myWeekQuery } from "../features/week/queries";
import { signedInRoute } from "./signedIn";

export const myWeekRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/my-week",
  loader: ({ context }) => void context.queryClient.prefetchQuery(myWeekQuery()),
  component: lazyRouteComponent(() => import("../features/week/MyWeekPage"), "MyWeekPage"),
});
