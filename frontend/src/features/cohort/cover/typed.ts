/** What was typed of a backfill, what follows from who it is about, and what is sent. The API has the last word. */
import type { CohortPage, NewBackfill, Participant } from "../../../api/programmeTypes";
import type { OrganisationRef } from "../../../api/types";
import { isDay } from "../../../lib/days";
import type { FieldProblem } from "../../../ui/fieldProblems";
import { termFor } from "../terms";

export type BackfillTyped = {
  /** numbers of participants, as a select holds them */
  by: string;
  covers: string;
  practice: string;
  weekdays: number[];
  first: string;
  last: string;
};

/** What is left of the term that runs, or the whole of the next. */
export function emptyBackfill({ terms, day }: Pick<CohortPage, "terms" | "day">): BackfillTyped {
  const term = termFor(terms, day);
  const first = term && term.first < day && day <= term.last ? day : (term?.first ?? "");
  return { by: "", covers: "", practice: "", weekdays: [], first, last: term?.last ?? "" };
}

const of = (people: Participant[], number: string) => people.find(({ id }) => String(id) === number);

/** Where the two work: the practices of both first, for only there can one cover the other. */
export function practicesOf(people: Participant[], { by, covers }: Pick<BackfillTyped, "by" | "covers">) {
  const found = new Map<string, { practice: OrganisationRef; both: boolean }>();
  for (const person of [of(people, by), of(people, covers)]) {
    const own = new Map((person?.placements ?? []).map(({ organisation }) => [organisation.code, organisation]));
    for (const [code, practice] of own) found.set(code, { practice, both: found.has(code) });
  }
  return [...found.values()].sort((one, other) => Number(other.both) - Number(one.both));
}

/** Sets fields; the practice and the days of the week follow from the two people where only one answer is likely. */
export function withChoice(typed: BackfillTyped, next: Partial<BackfillTyped>, people: Participant[]): BackfillTyped {
  const chosen = { ...typed, ...next };
  if (next.by !== undefined || next.covers !== undefined) {
    const both = practicesOf(people, chosen).filter((each) => each.both);
    const only = both.length === 1 ? both[0] : undefined;
    if (only) chosen.practice = only.practice.code;
    else if (!practicesOf(people, chosen).some(({ practice }) => practice.code === chosen.practice))
      chosen.practice = "";
  }
  if (next.weekdays === undefined && chosen.practice !== "" && next.first === undefined && next.last === undefined) {
    chosen.weekdays = daysAt(of(people, chosen.by), chosen.practice);
  }
  return chosen;
}

const daysAt = (person: Participant | undefined, practice: string): number[] => [
  ...new Set(
    (person?.placements ?? [])
      .filter(({ organisation }) => organisation.code === practice)
      .flatMap(({ weekdays }) => weekdays),
  ),
];

export function problemsIn({ by, covers, practice, weekdays, first, last }: BackfillTyped): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const need = (met: boolean, field: keyof BackfillTyped, message: string) => {
    if (!met) problems.push({ field, message });
  };
  need(by !== "", "by", "Choose who covers.");
  need(covers !== "", "covers", "Choose whose sessions they cover.");
  need(practice !== "", "practice", "Choose the practice.");
  need(weekdays.length > 0, "weekdays", "Choose at least one day of the week.");
  need(isDay(first), "first", "Give the first day.");
  need(isDay(last), "last", "Give the last day.");
  return problems;
}

export const backfillOf = ({ by, covers, practice, weekdays, first, last }: BackfillTyped): NewBackfill => ({
  by: Number(by),
  covers: Number(covers),
  organisation: practice,
  weekdays: [...weekdays].sort(),
  first,
  last,
});

/** The API speaks of who is covered as "for", and of the practice as an organisation. */
export const fieldOf = (named: string): string | undefined =>
  ({ for: "covers", organisation: "practice" })[named] ??
  ["by", "covers", "weekdays", "first", "last"].find((field) => named.split(".").includes(field));
