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
export const cohortPath = (code: string): string => `/cohorts/${code}`;
export const personPath = (id: number): string => `/persons/${id}`;
export const planPath = (programme: string): string => `${programmePath(programme)}/plan`;
/** `session` in its search names one; without it, it is the latest that was held and has no attendance. */
export const attendancePath = (cohort: string): string => `${cohortPath(cohort)}/attendance`;
export const addPeoplePath = (cohort: string): string => `${cohortPath(cohort)}/people`;
export const moveTermPath = (cohort: string, term: number): string => `${cohortPath(cohort)}/terms/${term}`;

export const memberPath = (id: number): string => `/faculty/members/${id}`;
export const evaluationPath = (id: number): string => `/evaluations/${id}`;
/** The forms put to a cohort's people, and where their tickets are handed out. */
export const evaluationsPath = (cohort: string): string => `${cohortPath(cohort)}/evaluations`;
