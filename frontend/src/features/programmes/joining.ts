/** How a federation or a practice goes on: as typed, what is wrong with it, and what is sent. The API has the last word. */
import type { JoinedRow, JoiningChanges, JoiningsAt, NewJoining, NewJoiningStep } from "../../api/programmeTypes";
import { isDay } from "../../lib/days";
import { typedNumber } from "../../lib/number";
import { longDate } from "../../lib/period";
import { chosenCode } from "../../ui/chosenCode";
import type { FieldProblem } from "../../ui/fieldProblems";

export type Stage = JoiningsAt["stage"];

/** What is recorded next of one at a stage, as the button says it; nothing follows the end. */
export const nextActs: Partial<Record<Stage, { stage: Stage; act: string; done: string }>> = {
  expressed: { stage: "contacted", act: "Record the contact", done: "the contact is recorded" },
  contacted: { stage: "planning", act: "Begin planning", done: "planning has begun" },
  planning: { stage: "delivery", act: "Begin delivery", done: "delivery has begun" },
  delivery: { stage: "closed", act: "Close", done: "closed" },
};

const MOST_DAYS = 31;
const daysIn = (text: string): number | null => {
  const days = typedNumber(text);
  return days !== null && days >= 0 && days <= MOST_DAYS ? days : null;
};
const DAYS = "Give the days a month, from 0 to 31, such as 1.5.";

export type InterestTyped = { organisation: string; on: string; days: string; adviser: string };

export function interestProblems(typed: InterestTyped, today: string): FieldProblem<keyof InterestTyped>[] {
  const problems: (FieldProblem<keyof InterestTyped> | false)[] = [
    !chosenCode(typed.organisation) && {
      field: "organisation",
      message: "Choose a federation, network or practice from the list, or give its code.",
    },
    dayProblem(typed.on, today),
    daysIn(typed.days) === null && { field: "days", message: DAYS },
  ];
  return problems.filter((problem) => problem !== false);
}

export const interestOf = (programme: string, { organisation, on, days, adviser }: InterestTyped): NewJoining => ({
  programme,
  organisation: chosenCode(organisation) ?? organisation.trim(),
  on,
  days_needed: daysIn(days) ?? 0,
  adviser: adviser === "" ? null : Number(adviser),
});

export type StepTyped = { way: "next" | "withdrawn"; on: string; adviser: string; note: string };

export function stepProblems(
  { way, on, adviser, note }: StepTyped,
  { stage, since }: Pick<JoinedRow, "stage" | "since">,
  today: string,
): FieldProblem<keyof StepTyped>[] {
  const early = isDay(on) && on < since;
  const problems: (FieldProblem<keyof StepTyped> | false)[] = [
    early
      ? { field: "on", message: `The stage before was on ${longDate(since)}: choose that day or a later one.` }
      : dayProblem(on, today),
    way === "next" &&
      stage === "expressed" &&
      adviser === "" && { field: "adviser", message: "Choose the adviser who was in touch." },
    way === "withdrawn" && note.trim() === "" && { field: "note", message: "Say why they withdrew." },
  ];
  return problems.filter((problem) => problem !== false);
}

export const stepOf = ({ way, on, adviser, note }: StepTyped, { stage }: Pick<JoinedRow, "stage">): NewJoiningStep => ({
  stage: way === "withdrawn" ? way : (nextActs[stage]?.stage ?? stage),
  on,
  note: note.trim(),
  adviser: adviser === "" || way === "withdrawn" ? null : Number(adviser),
});

export type AdviceTyped = { adviser: string; days: string };

export const adviceProblems = ({ days }: AdviceTyped): FieldProblem<keyof AdviceTyped>[] =>
  daysIn(days) === null ? [{ field: "days", message: DAYS }] : [];

export const adviceOf = ({ adviser, days }: AdviceTyped): JoiningChanges => ({
  adviser: adviser === "" ? null : Number(adviser),
  days_needed: daysIn(days) ?? 0,
});

const dayProblem = (on: string, today: string): { field: "on"; message: string } | false =>
  !isDay(on)
    ? { field: "on", message: "Give the day." }
    : on > today && { field: "on", message: "The day is still to come: choose today or a day before." };

/** The field of the form that the API means. */
export const fieldOfJoining = (named: string): string | undefined => {
  const name = named.replace(/^body\./, "");
  const known: Record<string, string> = { days_needed: "days", stage: "way" };
  return known[name] ?? (["organisation", "on", "adviser", "note"].includes(name) ? name : undefined);
};
