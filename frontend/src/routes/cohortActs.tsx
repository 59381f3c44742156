/** Pages on which a cohort is changed: its sessions, terms and people, and who covers for whom. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { validateAwaySearch } from "../features/cohort/awaySearch";
import { validateAddSessionSearch } from "../features/cohort/addSessionSearch";
import { prefetch } from "./prefetch";
import { signedInRoute } from "./signedIn";

const isNumber = (text: string) => /^[1-9]\d*$/.test(text);

export const editCohortRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/cohorts/$code/edit",
  loader: ({ context, params }) => {
    prefetch(
      context.queryClient,
      import("../features/cohort/queries").then(({ cohortQuery }) => cohortQuery(params.code)),
    );
    prefetch(
      context.queryClient,
      import("../features/cohort/queries").then(({ cohortHeadQuery }) => cohortHeadQuery(params.code)),
    );
  },
  component: lazyRouteComponent(() => import("../features/cohort/EditCohortPage"), "EditCohortPage"),
});

export const addTermRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/cohorts/$code/terms/new",
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/cohort/queries").then(({ cohortQuery }) => cohortQuery(params.code)),
    ),
  component: lazyRouteComponent(() => import("../features/cohort/AddTermPage"), "AddTermPage"),
});

export const sessionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/cohorts/$code/sessions/$session",
  loader: ({ context, params }) => {
    prefetch(
      context.queryClient,
      import("../features/cohort/queries").then(({ cohortQuery }) => cohortQuery(params.code)),
    );
    if (isNumber(params.session))
      prefetch(
        context.queryClient,
        import("../features/cohort/sessionQueries").then(({ sessionQuery }) => sessionQuery(Number(params.session))),
      );
  },
  component: lazyRouteComponent(() => import("../features/cohort/SessionPage"), "SessionPage"),
});

export const addSessionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/cohorts/$code/sessions/new",
  validateSearch: validateAddSessionSearch,
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/cohort/queries").then(({ cohortQuery }) => cohortQuery(params.code)),
    ),
  component: lazyRouteComponent(() => import("../features/cohort/SessionPage"), "AddSessionPage"),
});

export const participantRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/cohorts/$code/people/$participant",
  loader: ({ context, params }) => {
    prefetch(
      context.queryClient,
      import("../features/cohort/queries").then(({ cohortQuery }) => cohortQuery(params.code)),
    );
    if (isNumber(params.participant)) {
      prefetch(
        context.queryClient,
        import("../features/cohort/peopleQueries").then(({ participantQuery }) =>
          participantQuery(Number(params.participant)),
        ),
      );
    }
  },
  component: lazyRouteComponent(() => import("../features/cohort/ParticipantPage"), "ParticipantPage"),
});

export const alumniRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/cohorts/$code/alumni",
  loader: ({ context, params }) => {
    prefetch(
      context.queryClient,
      import("../features/cohort/queries").then(({ cohortQuery }) => cohortQuery(params.code)),
    );
    prefetch(
      context.queryClient,
      import("../features/cohort/peopleQueries").then(({ cohortsQuery }) => cohortsQuery()),
    );
  },
  component: lazyRouteComponent(() => import("../features/cohort/AlumniPage"), "AlumniPage"),
});

export const backfillRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/cohorts/$code/backfill",
  loader: ({ context, params }) => {
    prefetch(
      context.queryClient,
      import("../features/cohort/queries").then(({ cohortQuery }) => cohortQuery(params.code)),
    );
    prefetch(
      context.queryClient,
      import("../features/cohort/peopleQueries").then(({ participantsQuery }) => participantsQuery(params.code)),
    );
    prefetch(
      context.queryClient,
      import("../features/cohort/coverQueries").then(({ backfillsQuery }) => backfillsQuery(params.code)),
    );
  },
  component: lazyRouteComponent(() => import("../features/cohort/BackfillPage"), "BackfillPage"),
});

export const awayRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/cohorts/$code/away",
  validateSearch: validateAwaySearch,
  loader: ({ context, params }) => {
    prefetch(
      context.queryClient,
      import("../features/cohort/queries").then(({ cohortQuery }) => cohortQuery(params.code)),
    );
    prefetch(
      context.queryClient,
      import("../features/cohort/coverQueries").then(({ rotaQuery }) => rotaQuery(params.code)),
    );
  },
  component: lazyRouteComponent(() => import("../features/cohort/AwayPage"), "AwayPage"),
});
