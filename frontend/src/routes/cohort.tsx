import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { validateAttendanceSearch } from "../features/cohort/attendance/marks";
import { prefetch } from "./prefetch";
import { signedInRoute } from "./signedIn";

export const cohortRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/cohorts/$code",
  loader: ({ context, params }) => {
    prefetch(
      context.queryClient,
      import("../features/cohort/queries").then(({ cohortQuery }) => cohortQuery(params.code)),
    );
    prefetch(
      context.queryClient,
      import("../features/cohort/queries").then(({ cohortEvaluationQuery }) => cohortEvaluationQuery(params.code)),
    );
  },
  component: lazyRouteComponent(() => import("../features/cohort/CohortPage"), "CohortPage"),
});

export const attendanceRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/cohorts/$code/attendance",
  validateSearch: validateAttendanceSearch,
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/cohort/queries").then(({ cohortQuery }) => cohortQuery(params.code)),
    ),
  component: lazyRouteComponent(() => import("../features/cohort/attendance/AttendancePage"), "AttendancePage"),
});

export const moveTermRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/cohorts/$code/terms/$term",
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/cohort/queries").then(({ cohortQuery }) => cohortQuery(params.code)),
    ),
  component: lazyRouteComponent(() => import("../features/cohort/plan/MoveTermPage"), "MoveTermPage"),
});

export const pasteRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/cohorts/$code/people",
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/cohort/queries").then(({ cohortQuery }) => cohortQuery(params.code)),
    ),
  component: lazyRouteComponent(() => import("../features/cohort/people/PastePage"), "PastePage"),
});

export const planCohortRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/programmes/$code/plan",
  component: lazyRouteComponent(() => import("../features/cohort/plan/PlanPage"), "PlanPage"),
});
