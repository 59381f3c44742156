/** What a point says: the same pieces in its card, to a screen reader, and in the table of values. */
import type { Point, Rule, Signal } from "../api/types";
import { monthAndYear } from "../lib/period";
import { centreWords, targetWord } from "./kinds";
import type { Charted } from "./seriesLayout";

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

const named: Record<Rule, (centre: string) => string> = {
  above_upper_limit: () => "above the upper limit",
  below_lower_limit: () => "below the lower limit",
  trend_up: () => "a run of rising months",
  trend_down: () => "a run of falling months",
  two_in_three_above: () => "2 of 3 close to the upper limit",
  two_in_three_below: () => "2 of 3 close to the lower limit",
  shift_above: (centre) => `a run above the ${centre}`,
  shift_below: (centre) => `a run below the ${centre}`,
};

/** "a run below the median" */
export const nameOfRule = (rule: Rule, chart: Charted["chart"]): string =>
  named[rule](centreWords(chart).toLowerCase());

/** "Also a run below the average": the rules that hold at a point beside the one that gave it its colour. */
export function otherRules({ chart }: Pick<Charted, "chart">, { fires, rule }: Point): string | null {
  const others = fires.filter((each) => each !== rule).map((each) => nameOfRule(each, chart));
  return others.length ? `Also ${others.join(", and ")}` : null;
}

/** "10,168 of 118,376", or nothing for a measure that is not a share of something. */
export function shareWords({ numerator_shown: part, denominator_shown: whole }: Point): string | null {
  return part === null || whole === null ? null : `${part} of ${whole}`;
}

export function practicesWords({ practices_shown: practices }: Point): string | null {
  return practices === null ? null : `${practices} practices reported`;
}

/** All of a point in one breath; `changes` are what people recorded in that month. */
export function pointWords(series: Charted, index: number, changes: string[] = []): string {
  const point = series.points[index];
  if (!point) return "";
  const parts = [
    `${monthAndYear(point.period)}: ${point.shown}`,
    ruleWords(point) ?? "No signal",
    otherRules(series, point),
    shareWords(point),
    point.target_shown === null ? null : `${targetWord(series)} ${point.target_shown}`,
    practicesWords(point),
    ...changes,
  ];
  return parts
    .filter((part) => part !== null)
    .map((part) => (/[.!?”]$/.test(part) ? part : `${part}.`))
    .join(" ");
}
