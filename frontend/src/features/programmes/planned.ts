/** A programme as it is typed, what is wrong with it, and what is sent. The API has the last word. */
import type { NewProgramme, Programme, ProgrammeChanges, Renewal } from "../../api/programmeTypes";
import { addDays, isDay } from "../../lib/days";
import { typedNumber } from "../../lib/number";
import type { FieldProblem } from "../../ui/fieldProblems";

export type TargetTyped = {
  what: "participants" | "practices" | "federations" | "faculty";
  number: string;
  first: string;
  by: string;
};
export type PartnerTyped = { name: string; kind: string; part: string };
export type ProgrammeTyped = {
  name: string;
  code: string;
  commissioned_by: string;
  led_by: string;
  first: string;
  last: string;
  funding: string;
  aims: string;
  /** one a line */
  principles: string;
  targets: TargetTyped[];
  partners: PartnerTyped[];
};

export const emptyProgramme: ProgrammeTyped = {
  name: "",
  code: "",
  commissioned_by: "",
  led_by: "",
  first: "",
  last: "",
  funding: "",
  aims: "",
  principles: "",
  targets: [],
  partners: [],
};

/** "Practice leaders programme" is "practice-leaders-programme". */
export const codeFor = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[’']/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");

/** The last day of a year that begins on `first`. */
export function yearFrom(first: string): string {
  const next = `${String(Number(first.slice(0, 4)) + 1).padStart(4, "0")}${first.slice(4)}`;
  return isDay(next) ? addDays(next, -1) : addDays(first, 364);
}

/** Sets fields: a code that nobody wrote follows the name, and a last day that nobody gave stands a year on. */
export function withFields(typed: ProgrammeTyped, next: Partial<ProgrammeTyped>): ProgrammeTyped {
  const changed = { ...typed, ...next };
  if (next.name !== undefined && typed.code === codeFor(typed.name)) changed.code = codeFor(next.name);
  if (next.first !== undefined && isDay(next.first) && typed.last === "") changed.last = yearFrom(next.first);
  return changed;
}

export const newTarget = ({ first, last, targets }: ProgrammeTyped): TargetTyped => ({
  what: (["participants", "practices", "federations", "faculty"] as const)[targets.length % 4] ?? "participants",
  number: "",
  first,
  by: last,
});

/** "£1,500,000" is 1,500,000; null for what is no sum of whole pounds. */
export function poundsIn(text: string): number | null {
  const pounds = typedNumber(text.replace(/^\s*£\s*/, ""));
  return pounds !== null && Number.isInteger(pounds) && pounds >= 0 ? pounds : null;
}

const listed = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

const CODE = /^[a-z][a-z0-9-]{2,59}$/;
type Need = (field: string, met: boolean, message: string) => void;

function needing(): { problems: FieldProblem[]; need: Need } {
  const problems: FieldProblem[] = [];
  return {
    problems,
    need: (field, met, message) => {
      if (!met) problems.push({ field, message });
    },
  };
}

type Period = Pick<ProgrammeTyped, "name" | "code" | "first" | "last" | "funding">;

function periodProblems(need: Need, { name, code, first, last, funding }: Period): void {
  need("name", name.trim() !== "", "Give the programme a name.");
  need("code", CODE.test(code), "Give a code of three small letters or more, such as practice-leaders-1.");
  need("first", isDay(first), "Give the first day.");
  need("last", isDay(last), "Give the last day.");
  if (isDay(first) && isDay(last)) need("last", last > first, "It ends before it begins: choose a later last day.");
  need(
    "funding",
    funding.trim() === "" || poundsIn(funding) !== null,
    "Give whole pounds, such as 85,000, or leave it empty.",
  );
}

export function problemsIn(typed: ProgrammeTyped): FieldProblem[] {
  const { problems, need } = needing();
  periodProblems(need, typed);
  need("commissioned_by", typed.commissioned_by.trim() !== "", "Say who commissions it.");
  need("aims", typed.aims.trim() !== "", "Say what it is for.");
  typed.targets.forEach(({ number, first, by }, place) => {
    const at = (field: keyof TargetTyped) => `targets.${place}.${field}`;
    const count = typedNumber(number);
    need(at("number"), count !== null && Number.isInteger(count) && count > 0, "Give a number above nought.");
    need(at("first"), isDay(first), "Give the day from which it counts.");
    need(at("by"), isDay(by), "Give the day by which it is to be met.");
    if (isDay(first) && isDay(by)) need(at("by"), by > first, "It is due before it starts: choose a later day.");
  });
  typed.partners.forEach(({ name, kind }, place) => {
    need(`partners.${place}.name`, name.trim() !== "", "Name the partner, or leave it out.");
    need(`partners.${place}.kind`, kind.trim() !== "", "Say what kind of body it is, such as AHSN.");
  });
  return problems;
}

/** What a change sends: everything but the code, which stays. */
export const changesOf = (typed: ProgrammeTyped): ProgrammeChanges => ({
  name: typed.name.trim(),
  commissioned_by: typed.commissioned_by.trim(),
  led_by: typed.led_by.trim() || null,
  aims: typed.aims.trim(),
  funding_pounds: poundsIn(typed.funding),
  first: typed.first,
  last: typed.last,
  principles: listed(typed.principles),
  partners: typed.partners.map(({ name, kind, part }) => ({ name: name.trim(), kind: kind.trim(), part: part.trim() })),
  targets: typed.targets.map(({ what, number, first, by }) => ({ what, number: typedNumber(number) ?? 0, first, by })),
});

export const programmeOf = (typed: ProgrammeTyped): NewProgramme => ({ code: typed.code, ...changesOf(typed) });

const written = (pounds: number | null) => (pounds === null ? "" : pounds.toLocaleString("en-GB"));

export const typedOf = (programme: Programme): ProgrammeTyped => ({
  name: programme.name,
  code: programme.code,
  commissioned_by: programme.commissioned_by,
  led_by: programme.led_by ?? "",
  first: programme.first,
  last: programme.last,
  funding: written(programme.funding_pounds),
  aims: programme.aims,
  principles: programme.principles.join("\n"),
  targets: programme.targets.map((target) => ({ ...target, number: written(target.number) })),
  partners: programme.partners.map(({ name, kind, part }) => ({ name, kind, part })),
});

/** The field of the form that the API means: "body.principles.2" is "principles", "targets.0.by" stands for itself. */
export function fieldOf(named: string): string | undefined {
  const name = named.replace(/^body\./, "").replace("funding_pounds", "funding");
  if (/^(targets|partners)\.\d+\.\w+$/.test(name)) return name;
  const [first = ""] = name.split(".");
  return first in emptyProgramme && first !== "targets" && first !== "partners" ? first : undefined;
}

export const idOfProgramme = (field: string): string => `programme-${field.replaceAll(".", "-")}`;

export type RenewalTyped = Period;
const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/** A further year as it usually is: the next name and code, the day after the year before ends, the same funding. */
export function renewalOf({ name, code, last, funding_pounds, years }: Programme): RenewalTyped {
  const place = years.length;
  const ordinal = ORDINALS[place] ?? `${place + 1}th`;
  const first = addDays(last, 1);
  return {
    name: `${name.replace(/, \w+ year$/, "")}, ${ordinal} year`,
    code: `${code.replace(/-\d+$/, "").slice(0, 56)}-${place + 1}`,
    first,
    last: yearFrom(first),
    funding: written(funding_pounds),
  };
}

export function renewalProblems(
  typed: RenewalTyped,
  before: Pick<Programme, "first">,
): FieldProblem<keyof RenewalTyped>[] {
  const { problems, need } = needing();
  periodProblems(need, typed);
  if (isDay(typed.first)) {
    need("first", typed.first > before.first, "A further year begins after the one it renews: choose a later day.");
  }
  return problems as FieldProblem<keyof RenewalTyped>[];
}

export const renewalSent = ({ name, code, first, last, funding }: RenewalTyped): Renewal => ({
  name: name.trim(),
  code,
  first,
  last,
  funding_pounds: poundsIn(funding),
});
