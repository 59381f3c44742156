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
