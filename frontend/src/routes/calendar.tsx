import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { code } from "../lib/search";
import { prefetch } from "./prefetch";
import { signedInRoute } from "./signedIn";

export const calendarRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/calendar",
  validateSearch: (given: Record<string, unknown>): { cohort?: string } => ({ cohort: code(given.cohort) }),
  loader: ({ context }) =>
    prefetch(
      context.queryClient,
      import("../features/calendar/queries").then(({ feedsQuery }) => feedsQuery()),
    ),
  component: lazyRouteComponent(() => import("../features/calendar/CalendarPage"), "CalendarPage"),
});
