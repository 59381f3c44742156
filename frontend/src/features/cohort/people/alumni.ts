/** Which cohorts came before one, and who of them can go on in it. */
import type { Cohort, CohortPage, Participant } from "../../../api/programmeTypes";

export type AlumniTyped = {
  /** the code of the earlier cohort */
  from: string;
  chosen: number[];
  joined: string;
};

/** Those that began before, the site's own first, then the latest. */
export function earlierThan(page: Pick<CohortPage, "code" | "site" | "terms">, cohorts: Cohort[]): Cohort[] {
  const begins = page.terms[0]?.first;
  const own = ({ site }: Cohort) => Number(site !== null && site.name === page.site);
  return cohorts
    .filter(({ code, first }) => code !== page.code && first !== null && (begins === undefined || first < begins))
    .sort((one, other) => own(other) - own(one) || (other.first ?? "").localeCompare(one.first ?? ""));
}

/** Why somebody cannot be carried on; undefined where they can. */
export function whyNot({ person, left_on }: Participant, page: Pick<CohortPage, "people">): string | undefined {
  if (left_on !== null) return "left before the end";
  if (page.people.some((each) => each.person === person)) return "in this cohort already";
  return undefined;
}
