/** The tree of pages. A page is a file in `routes/` and one line here. */
import { createRouter } from "@tanstack/react-router";
import { accessFundRoute } from "../routes/accessFund";
import { accessibilityRoute } from "../routes/accessibility";
import { answerRoute } from "../routes/answer";
import { attendanceRoute, cohortRoute, moveTermRoute, pasteRoute, planCohortRoute } from "../routes/cohort";
import { compareRoute } from "../routes/compare";
import { dataRoute } from "../routes/data";
import { entryOfMonthRoute, entryRoute } from "../routes/entry";
import { evaluationRoute, evaluationsRoute } from "../routes/evaluation";
import { exclusionsRoute } from "../routes/exclusions";
import { facultyMemberRoute, facultyMembersRoute, facultyRoute } from "../routes/faculty";
import { federationRoute } from "../routes/federation";
import { federationsRoute } from "../routes/federations";
import { homeRoute } from "../routes/home";
import { howChartsWorkRoute } from "../routes/howChartsWork";
import { importRoute } from "../routes/import";
import { measureRoute } from "../routes/measure";
import { myWeekRoute } from "../routes/myWeek";
import { notFoundRoute } from "../routes/notFound";
import { overviewRoute } from "../routes/overview";
import { personRoute } from "../routes/person";
import { practiceRoute } from "../routes/practice";
import { practicesRoute } from "../routes/practices";
import { programmeRoute, programmesRoute } from "../routes/programmes";
import { rootRoute } from "../routes/root";
import { sendingRoute } from "../routes/sending";
import { PageFailed, signedInRoute } from "../routes/signedIn";
import { signInRoute } from "../routes/signIn";
import { wordsRoute } from "../routes/words";
import { queryClient } from "./queryClient";

const routeTree = rootRoute.addChildren([
  signInRoute,
  answerRoute,
  signedInRoute.addChildren([
    homeRoute,
    overviewRoute,
    accessFundRoute,
    federationsRoute,
    federationRoute,
    measureRoute,
    compareRoute,
    dataRoute,
    sendingRoute,
    importRoute,
    exclusionsRoute,
    practicesRoute,
    practiceRoute,
    programmesRoute,
    programmeRoute,
    planCohortRoute,
    cohortRoute,
    attendanceRoute,
    moveTermRoute,
    pasteRoute,
    personRoute,
    myWeekRoute,
    facultyRoute,
    facultyMembersRoute,
    facultyMemberRoute,
    evaluationsRoute,
    evaluationRoute,
    entryRoute,
    entryOfMonthRoute,
    howChartsWorkRoute,
    wordsRoute,
    accessibilityRoute,
    notFoundRoute,
  ]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultErrorComponent: PageFailed,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
