/** What was typed into the plan of a cohort, the dates it comes to, and what is wrong with it. The API has the last word. */
import type { Cohort, NewCohort, NewTerm, PageTerm, TermKind } from "../../../api/programmeTypes";
import { addDays, isDay, weekdayNumber } from "../../../lib/days";
import { longDate } from "../../../lib/period";
import type { FieldProblem } from "../../../ui/fieldProblems";
import { weeksIn } from "./moving";

export type TermTyped = {
  kind: TermKind;
  title: string;
  first: string;
  weeks: string;
  /** "" where the term has no weekly sessions; else 0 to 6, and 0 is Monday */
  weekday: string;
  begins: string;
  ends: string;
  theme: string;
};
/** The cohort itself, without its terms. */
export type HeadTyped = { name: string; intake: string; places: string; days: string; site: string };
export type PlanTyped = HeadTyped & { terms: TermTyped[] };

export const kinds: { kind: TermKind; words: string; title: string }[] = [
  { kind: "teaching", words: "Teaching", title: "Teaching" },
  { kind: "action_learning", words: "Action learning", title: "Action learning" },
  { kind: "project", words: "Projects", title: "Projects completed" },
];

const termOf = ({ kind, title }: Pick<TermTyped, "kind" | "title">): TermTyped => ({
  kind,
  title,
  first: "",
  weeks: "8",
  weekday: "2",
  begins: "13:30",
  ends: "16:30",
  theme: "",
});
/** Three terms of eight weeks, of the three kinds, with a session each Wednesday afternoon. */
export const emptyPlan: PlanTyped = {
  name: "",
  intake: "",
  places: "30",
  days: "4",
  site: "",
  terms: kinds.map(termOf),
};

export const headTyped = (cohort: Cohort): HeadTyped => ({
  name: cohort.name,
  intake: String(cohort.intake),
  places: String(cohort.places),
  days: String(cohort.days_needed),
  site: cohort.site ? String(cohort.site.id) : "",
});

/** The day after a term ends; undefined while its own days are not known. */
export function dayAfter({ first, weeks }: Pick<TermTyped, "first" | "weeks">): string | undefined {
  const count = weeksIn(weeks);
  return isDay(first) && count !== undefined ? addDays(first, 7 * count) : undefined;
}

/** Sets fields of one term. Terms that have no day yet begin as the one before them ends. */
export function withTerm(plan: PlanTyped, place: number, next: Partial<TermTyped>): PlanTyped {
  const terms = plan.terms.map((term, index) => (index === place ? { ...term, ...next } : term));
  for (let index = place + 1; index < terms.length; index += 1) {
    const [before, term] = [terms[index - 1], terms[index]];
    const day = before && dayAfter(before);
    if (!term || term.first !== "" || day === undefined) break;
    terms[index] = { ...term, first: day };
  }
  const first = terms[0]?.first ?? "";
  return { ...plan, terms, intake: plan.intake === "" && isDay(first) ? first.slice(0, 4) : plan.intake };
}

export function withMoreTerms(plan: PlanTyped): PlanTyped {
  const last = plan.terms.at(-1);
  const kind = kinds[plan.terms.length % kinds.length] ?? kinds[0];
  if (!kind) return plan;
  return { ...plan, terms: [...plan.terms, { ...termOf(kind), first: (last && dayAfter(last)) ?? "" }] };
}

/** What one more term of a cohort begins with: the next kind, from the Monday after the last one ends. */
export function moreTerm(terms: PageTerm[]): TermTyped {
  const last = terms.reduce<PageTerm | undefined>(
    (late, term) => (late && late.last > term.last ? late : term),
    undefined,
  );
  const next = kinds[(kinds.findIndex(({ kind }) => kind === last?.kind) + 1) % kinds.length];
  return { ...termOf(next ?? { kind: "teaching", title: "Teaching" }), first: last ? addDays(last.last, 1) : "" };
}

/** The days of a term's weekly sessions, the first of them in the term's first seven days. */
export function sessionDays({ first, weeks, weekday }: Pick<TermTyped, "first" | "weeks" | "weekday">): string[] {
  const count = weeksIn(weeks);
  if (weekday === "" || count === undefined || !isDay(first)) return [];
  const start = addDays(first, (Number(weekday) - weekdayNumber(first) + 7) % 7);
  return Array.from({ length: count }, (_, week) => addDays(start, 7 * week));
}

const whole = (text: string, least: number, most: number) =>
  /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

type Need = (field: string, met: boolean, message: string) => void;
const needsOf =
  (problems: FieldProblem[]): Need =>
  (field, met, message) => {
    if (!met) problems.push({ field, message });
  };

export function problemsInHead(head: HeadTyped): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const need = needsOf(problems);
  need("name", head.name.trim() !== "", "Give the cohort a name, such as Harrowdene 2018.");
  need("intake", whole(head.intake, 1, 9999), "Give the year of the intake, such as 2018.");
  need("places", whole(head.places, 1, 10_000), "Say how many places there are.");
  need("days", /^\d+(\.\d+)?$/.test(head.days.trim()), "Say how many days of faculty it needs a month, such as 4.");
  return problems;
}

/** Of the term at a place, counted from 0; overlaps are another matter. */
export function problemsInTerm(term: TermTyped, place: number): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const need = needsOf(problems);
  need("title", term.title.trim() !== "", `Name term ${place + 1}.`);
  need("first", isDay(term.first), `Give the first day of term ${place + 1}.`);
  need("weeks", weeksIn(term.weeks) !== undefined, `Give term ${place + 1} 1 to 60 weeks.`);
  if (term.weekday !== "") {
    const timed = CLOCK.test(term.begins) && CLOCK.test(term.ends);
    need("begins", timed, "Give both times as hours and minutes, such as 13:30.");
    need("ends", !timed || term.begins < term.ends, "A session ends after it begins.");
  }
  return problems;
}

export function problemsIn(plan: PlanTyped): FieldProblem[] {
  const problems = problemsInHead(plan);
  plan.terms.forEach((term, place) => {
    const at = (name: string) => `terms.${place}.${name}`;
    problems.push(...problemsInTerm(term, place).map(({ field, message }) => ({ field: at(field), message })));
    const overlapped = plan.terms.slice(0, place).find((before) => overlap(before, term));
    const end = overlapped && dayAfter(overlapped);
    if (overlapped && end) {
      const words = `Term ${place + 1} begins before ${overlapped.title} ends, on ${longDate(addDays(end, -1))}.`;
      problems.push({ field: at("first"), message: `${words} Choose another day.` });
    }
  });
  return problems;
}

function overlap(one: TermTyped, other: TermTyped): boolean {
  const [oneEnd, otherEnd] = [dayAfter(one), dayAfter(other)];
  return oneEnd !== undefined && otherEnd !== undefined && one.first < otherEnd && other.first < oneEnd;
}

export const headOf = ({ name, intake, places, days, site }: HeadTyped) => ({
  site: site === "" ? null : Number(site),
  name: name.trim(),
  intake: Number(intake),
  places: Number(places),
  days_needed: Number(days),
});

export const termSent = ({ kind, title, first, weeks, weekday, begins, ends, theme }: TermTyped): NewTerm => ({
  kind,
  title: title.trim(),
  first,
  weeks: Number(weeks),
  sessions:
    weekday === "" ? null : { weekday: Number(weekday), begins, ends, theme: theme === "" ? null : Number(theme) },
});

export const planOf = (programme: string, plan: PlanTyped): NewCohort => ({
  programme,
  ...headOf(plan),
  terms: plan.terms.map(termSent),
});

/** The field of the form that the API means: "terms.0.sessions.begins" is "terms.0.begins"; what has none, the first. */
export function fieldOf(plan: PlanTyped, field: string): string {
  const name = field
    .replace(/^body\./, "")
    .replace(".sessions", "")
    .replace("days_needed", "days");
  const [, place, ofTerm] = name.match(/^terms\.(\d+)\.(\w+)$/) ?? [];
  const known = ofTerm ? ofTerm in (plan.terms[Number(place)] ?? {}) : name !== "terms" && name in plan;
  return known ? name : "name";
}
