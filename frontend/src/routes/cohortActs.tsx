/** Pages on which a cohort is changed: its sessions, terms and people, and who covers for whom. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { validateAwaySearch } from "../features/cohort/cover/search";
import { validateAddSessionSearch } from "../features/cohort/sessions/search";
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
  component: lazyRouteComponent(() => import("../features/cohort/plan/EditCohortPage"), "EditCohortPage"),
});

export const addTermRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/cohorts/$code/terms/new",
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/cohort/queries").then(({ cohortQuery }) => cohortQuery(params.code)),
    ),
  component: lazyRouteComponent(() => import("../features/cohort/plan/AddTermPage"), "AddTermPage"),
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
        import("../features/cohort/sessions/queries").then(({ sessionQuery }) => sessionQuery(Number(params.session))),
      );
  },
  component: lazyRouteComponent(() => import("../features/cohort/sessions/SessionPage"), "SessionPage"),
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
  component: lazyRouteComponent(() => import("../features/cohort/sessions/SessionPage"), "AddSessionPage"),
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
        import("../features/cohort/people/queries").then(({ participantQuery }) =>
          participantQuery(Number(params.participant)),
        ),
      );
    }
  },
  component: lazyRouteComponent(() => import("../features/cohort/people/ParticipantPage"), "ParticipantPage"),
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
      import("../features/cohort/people/queries").then(({ cohortsQuery }) => cohortsQuery()),
    );
  },
  component: lazyRouteComponent(() => import("../features/cohort/people/AlumniPage"), "AlumniPage"),
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
      import("../features/cohort/queries").then(({ participantsQuery }) => participantsQuery(params.code)),
    );
    prefetch(
      context.queryClient,
      import("../features/cohort/cover/queries").then(({ backfillsQuery }) => backfillsQuery(params.code)),
    );
  },
  component: lazyRouteComponent(() => import("../features/cohort/cover/BackfillPage"), "BackfillPage"),
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
      import("../features/cohort/cover/queries").then(({ rotaQuery }) => rotaQuery(params.code)),
    );
  },
  component: lazyRouteComponent(() => import("../features/cohort/cover/AwayPage"), "AwayPage"),
});
