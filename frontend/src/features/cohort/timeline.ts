/** Where terms, breaks, sessions and today stand on the line of a cohort's days: shares of its width, 0 to 1. */
import type { CohortPage } from "../../api/programmeTypes";
import { addDays, dayNumber } from "../../lib/days";
import { addMonths, monthName, yearOf } from "../../lib/period";

/** About what a letter takes of the width, so that no break is named between terms that are too near. */
const LETTER = 0.006;

export type Timeline = {
  terms: { id: number; left: number; width: number }[];
  /** those long enough for their words */
  breaks: { words: string; middle: number }[];
  sessions: { id: number; at: number }[];
  months: { name: string; at: number }[];
  /** undefined before the first and after the last day */
  today: number | undefined;
};

type Days = Pick<CohortPage, "terms" | "breaks" | "sessions" | "day">;

/** Nothing to draw until a cohort has a term. */
export function timelineOf({ terms, breaks, sessions, day }: Days): Timeline | undefined {
  const days = [...terms.flatMap(({ first, last }) => [first, last]), ...sessions.map((session) => session.day)].sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const length = dayNumber(last) + 1 - dayNumber(first);
  const at = (on: string) => (dayNumber(on) - dayNumber(first)) / length;
  const stretch = (from: string, to: string) => ({ left: at(from), width: at(addDays(to, 1)) - at(from) });
  return {
    terms: terms.map((term) => ({ id: term.id, ...stretch(term.first, term.last) })),
    breaks: breaks.flatMap(({ words, first: from, last: to }) => {
      const { left, width } = stretch(from, to);
      return width >= words.length * LETTER ? [{ words, middle: left + width / 2 }] : [];
    }),
    sessions: sessions.map((session) => ({ id: session.id, at: at(session.day) + 0.5 / length })),
    months: monthsBetween(first, last).map((month) => ({ name: monthLabel(month, first), at: at(month) })),
    today: day < first || day > last ? undefined : at(day) + 0.5 / length,
  };
}

/** The first days of months after the first day, so that no label stands before the line begins. */
function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = addMonths(first, 1); month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

const monthLabel = (month: string, first: string) =>
  yearOf(month) === yearOf(first) || month.slice(5, 7) !== "01" ? monthName(month) : `January ${yearOf(month)}`;
