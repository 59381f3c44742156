/** What a point says: the same pieces in its card, to a screen reader, and in the table of values. */
import type { Point, Series, Signal } from "../api/types";
import { monthAndYear } from "../lib/period";

export const signalWords: Record<Exclude<Signal, null>, string> = {
  improving: "Improving",
  worse: "Getting worse",
  up: "Moved up",
  down: "Moved down",
};

/** "Improving: below the lower limit"; null where there is no signal. */
export function ruleWords(point: Point): string | null {
  if (point.status === "excluded") return point.reason ? `Excluded: ${point.reason}` : "Excluded";
  if (!point.signal) return null;
  return point.rule_words ? `${signalWords[point.signal]}: ${point.rule_words}` : signalWords[point.signal];
}

/** "10,168 of 118,376", or nothing for a measure that is not a share of something. */
export function shareWords({ numerator_shown: part, denominator_shown: whole }: Point): string | null {
  return part === null || whole === null ? null : `${part} of ${whole}`;
}

export function practicesWords({ practices_shown: practices }: Point): string | null {
  return practices === null ? null : `${practices} practices reported`;
}

export function pointWords(series: Series, index: number): string {
  const point = series.points[index];
  if (!point) return "";
  const parts = [
    `${monthAndYear(point.period)}: ${point.shown}`,
    ruleWords(point) ?? "No signal",
    shareWords(point),
    practicesWords(point),
  ];
  return `${parts.filter((part) => part !== null).join(". ")}.`;
}
