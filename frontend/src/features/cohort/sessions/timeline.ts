/** Where terms, breaks, sessions and today stand on the line of a cohort's days: shares of its width, 0 to 1. */
import type { CohortPage } from "../../../api/programmeTypes";
import { addDays, dayNumber } from "../../../lib/days";
import { addMonths, monthName, yearOf } from "../../../lib/period";

/** About what a letter takes of the width, so that no break is named between terms that are too near. */
const LETTER = 0.006;

/** What the mark of a session takes of the width where the line is shortest: 27 of 1,000 pixels. */
const MARK = 0.027;

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
  const marks = apart(sessions.map((session) => at(session.day) + 0.5 / length));
  return {
    terms: terms.map((term) => ({ id: term.id, ...stretch(term.first, term.last) })),
    breaks: breaks.flatMap(({ words, first: from, last: to }) => {
      const { left, width } = stretch(from, to);
      return width >= words.length * LETTER ? [{ words, middle: left + width / 2 }] : [];
    }),
    sessions: sessions.map(({ id }, index) => ({ id, at: marks[index] ?? 0 })),
    months: monthsBetween(first, last).map((month) => ({ name: monthLabel(month, first), at: at(month) })),
    today: day < first || day > last ? undefined : at(day) + 0.5 / length,
  };
}

/** Marks of neighbouring days move off each other, in their order, later or, at the end of the line, earlier. */
export function apart(places: number[]): number[] {
  const least = Math.min(MARK, 1 / Math.max(1, places.length));
  const moved: number[] = [];
  for (const place of places) moved.push(Math.max(place, (moved.at(-1) ?? -1) + least));
  let most = 1;
  return moved
    .reverse()
    .map((place) => {
      const there = Math.min(place, most);
      most = there - least;
      return there;
    })
    .reverse();
}

/** The first days of months after the first day, so that no label stands before the line begins. */
function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = addMonths(first, 1); month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

const monthLabel = (month: string, first: string) =>
  yearOf(month) === yearOf(first) || month.slice(5, 7) !== "01" ? monthName(month) : `January ${yearOf(month)}`;
