/** Addresses inside the single-page app, for links whose target is only known from the answer of the API. */
type Place = { code: string; kind: string };

export function organisationPath({ code, kind }: Place): string {
  if (kind === "practice") return `/practices/${code}`;
  if (kind === "nation") return "/overview";
  return `/federations/${code}`;
}

export const measurePath = (measure: string, organisation: string): string => `/measures/${measure}/${organisation}`;
export const comparePath = (measure: string, organisation: string): string =>
  `${measurePath(measure, organisation)}/compare`;

export const programmePath = (code: string): string => `/programmes/${code}`;
export const newProgrammePath = "/new-programme";
export const changeProgrammePath = (code: string): string => `${programmePath(code)}/change`;
export const renewProgrammePath = (code: string): string => `${programmePath(code)}/renew`;
export const cohortPath = (code: string): string => `/cohorts/${code}`;
export const personPath = (id: number): string => `/persons/${id}`;
export const planPath = (programme: string): string => `${programmePath(programme)}/plan`;
/** `session` in its search names one; without it, it is the latest that was held and has no attendance. */
export const attendancePath = (cohort: string): string => `${cohortPath(cohort)}/attendance`;
export const addPeoplePath = (cohort: string): string => `${cohortPath(cohort)}/people`;
/** A person's place in a cohort: their role and practices there, and leaving it. */
export const participantPath = (cohort: string, participant: number): string =>
  `${addPeoplePath(cohort)}/${participant}`;
export const alumniPath = (cohort: string): string => `${cohortPath(cohort)}/alumni`;
export const editCohortPath = (cohort: string): string => `${cohortPath(cohort)}/edit`;
export const addTermPath = (cohort: string): string => `${cohortPath(cohort)}/terms/new`;
export const sessionPath = (cohort: string, session: number): string => `${cohortPath(cohort)}/sessions/${session}`;
/** `term` in its search names one; without it, it is the one that runs or comes next. */
export const addSessionPath = (cohort: string): string => `${cohortPath(cohort)}/sessions/new`;
export const backfillPath = (cohort: string): string => `${cohortPath(cohort)}/backfill`;
/** `participant` and `day` in its search name who is away, and when. */
export const awayPath = (cohort: string): string => `${cohortPath(cohort)}/away`;
export const moveTermPath = (cohort: string, term: number): string => `${cohortPath(cohort)}/terms/${term}`;

export const memberPath = (id: number): string => `/faculty/members/${id}`;
export const changeMemberPath = (id: number): string => `${memberPath(id)}/change`;
export const providerPath = (id: number): string => `/faculty/providers/${id}`;
/** The action learning sets of a cohort. */
export const learningSetsPath = (cohort: string): string => `${cohortPath(cohort)}/learning-sets`;
export const learningSetPath = (cohort: string, set: number): string => `${learningSetsPath(cohort)}/${set}`;
export const evaluationPath = (id: number): string => `/evaluations/${id}`;
/** The forms put to a cohort's people, and where their tickets are handed out. */
export const evaluationsPath = (cohort: string): string => `${cohortPath(cohort)}/evaluations`;

export const initiativePath = (code: string): string => `/initiatives/${code}`;
/** A page of an initiative: its edit, people, journal, scores, write-up, measures, business case. */
export const initiativePartPath = (
  code: string,
  part: "edit" | "people" | "journal" | "scores" | "write-up" | "measures" | "business-case",
): string => `${initiativePath(code)}/${part}`;
export const initiativeMeasurePath = (code: string, measure: number): string =>
  `${initiativePartPath(code, "measures")}/${measure}`;
export const initiativeFiguresPath = (code: string, measure: number): string =>
  `${initiativeMeasurePath(code, measure)}/figures`;
export const innovationPath = (code: string): string => `/innovations/${code}`;
export const newInnovationPath = "/new-innovation";
export const editInnovationPath = (code: string): string => `${innovationPath(code)}/edit`;
/** Which practice of a federation has come how far with which innovation; `innovation` in its search opens one. */
export const adoptionsPath = (federation: string): string =>
  `${organisationPath({ code: federation, kind: "federation" })}/adoptions`;
/** When the nation's course of a measure changed. */
export const nationalChangePath = (measure: string): string => `/measures/${measure}/change`;

/** `open` in its search opens the form for a key, or the one for its facts. */
export const clientPath = (code: string): string => `/clients/${code}`;
export const newClientPath = "/new-client";
export const exportPath = (id: string): string => `/data/exports/${id}`;
