/** The tree of pages. A page is a file in `routes/` and one line here. */
import { createRouter } from "@tanstack/react-router";
import { accessFundRoute } from "../routes/accessFund";
import { accessibilityRoute } from "../routes/accessibility";
import { adoptionsRoute } from "../routes/adoptions";
import { apiDocsRoute, integratorsRoute, problemsRoute } from "../routes/apiPages";
import { answerRoute } from "../routes/answer";
import { businessCaseRoute } from "../routes/businessCase";
import { calendarRoute } from "../routes/calendar";
import { clientRoute, clientsRoute, newClientRoute } from "../routes/clients";
import { attendanceRoute, cohortRoute, moveTermRoute, pasteRoute, planCohortRoute } from "../routes/cohort";
import {
  addSessionRoute,
  addTermRoute,
  alumniRoute,
  awayRoute,
  backfillRoute,
  editCohortRoute,
  participantRoute,
  sessionRoute,
} from "../routes/cohortActs";
import { compareRoute } from "../routes/compare";
import { addCycleRoute, cycleRoute } from "../routes/cycles";
import { dataRoute } from "../routes/data";
import { driversRoute } from "../routes/drivers";
import { entryOfMonthRoute, entryRoute } from "../routes/entry";
import { addFormRoute, evaluationRoute, evaluationsRoute, formsRoute } from "../routes/evaluation";
import { exclusionsRoute } from "../routes/exclusions";
import { exportRoute, exportsRoute } from "../routes/exports";
import {
  addMemberRoute,
  changeMemberRoute,
  facultyMemberRoute,
  facultyMembersRoute,
  facultyRoute,
  providerRoute,
  providersRoute,
  stagesRoute,
} from "../routes/faculty";
import { federationRoute } from "../routes/federation";
import { federationsRoute } from "../routes/federations";
import { homeRoute } from "../routes/home";
import { howChartsWorkRoute } from "../routes/howChartsWork";
import { importRoute } from "../routes/import";
import {
  editInitiativeRoute,
  initiativeJournalRoute,
  initiativePeopleRoute,
  initiativeRoute,
  initiativeScoresRoute,
  initiativesRoute,
  newInitiativeRoute,
  writeUpRoute,
} from "../routes/initiatives";
import { editInnovationRoute, innovationRoute, innovationsRoute, newInnovationRoute } from "../routes/innovations";
import { initiativeFiguresRoute, initiativeMeasureRoute, initiativeMeasuresRoute } from "../routes/initiativeMeasures";
import { learningSetRoute, learningSetsRoute } from "../routes/learningSets";
import { measureRoute } from "../routes/measure";
import { myWeekRoute } from "../routes/myWeek";
import { nationalChangeRoute } from "../routes/nationalChange";
import { notFoundRoute } from "../routes/notFound";
import { overviewRoute } from "../routes/overview";
import { personRoute } from "../routes/person";
import { practiceRoute } from "../routes/practice";
import { practicesRoute } from "../routes/practices";
import {
  changeProgrammeRoute,
  newProgrammeRoute,
  programmeRoute,
  programmesRoute,
  renewProgrammeRoute,
} from "../routes/programmes";
import { rootRoute } from "../routes/root";
import { sendingRoute } from "../routes/sending";
import { PageFailed, signedInRoute } from "../routes/signedIn";
import { signInRoute } from "../routes/signIn";
import { spreadRoute } from "../routes/spread";
import { wordsRoute } from "../routes/words";
import { queryClient } from "./queryClient";

const routeTree = rootRoute.addChildren([
  signInRoute,
  answerRoute,
  problemsRoute,
  signedInRoute.addChildren([
    homeRoute,
    overviewRoute,
    accessFundRoute,
    federationsRoute,
    federationRoute,
    adoptionsRoute,
    spreadRoute,
    measureRoute,
    nationalChangeRoute,
    compareRoute,
    dataRoute,
    sendingRoute,
    importRoute,
    exclusionsRoute,
    exportsRoute,
    exportRoute,
    clientsRoute,
    clientRoute,
    newClientRoute,
    practicesRoute,
    practiceRoute,
    programmesRoute,
    programmeRoute,
    newProgrammeRoute,
    changeProgrammeRoute,
    renewProgrammeRoute,
    planCohortRoute,
    cohortRoute,
    attendanceRoute,
    moveTermRoute,
    pasteRoute,
    editCohortRoute,
    addTermRoute,
    sessionRoute,
    addSessionRoute,
    participantRoute,
    alumniRoute,
    backfillRoute,
    awayRoute,
    personRoute,
    myWeekRoute,
    calendarRoute,
    facultyRoute,
    facultyMembersRoute,
    addMemberRoute,
    facultyMemberRoute,
    changeMemberRoute,
    stagesRoute,
    providersRoute,
    providerRoute,
    learningSetsRoute,
    learningSetRoute,
    evaluationsRoute,
    evaluationRoute,
    formsRoute,
    addFormRoute,
    initiativesRoute,
    newInitiativeRoute,
    initiativeRoute,
    editInitiativeRoute,
    initiativePeopleRoute,
    initiativeJournalRoute,
    initiativeScoresRoute,
    writeUpRoute,
    innovationsRoute,
    newInnovationRoute,
    innovationRoute,
    editInnovationRoute,
    initiativeMeasuresRoute,
    initiativeMeasureRoute,
    initiativeFiguresRoute,
    businessCaseRoute,
    driversRoute,
    addCycleRoute,
    cycleRoute,
    entryRoute,
    entryOfMonthRoute,
    howChartsWorkRoute,
    wordsRoute,
    apiDocsRoute,
    integratorsRoute,
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
