/** Where the progress scores of an initiative stand: months from left to right, scores from 0.5 at the bottom. Pure. */
import { monthIndex, shortMonth, yearOf } from "../../../lib/period";
import type { components } from "../../../api/schema.gen";

type MonthScores = components["schemas"]["MonthScores"];
export type Whose = "team" | "adviser";
export type ScoreSteps = {
  path: string;
  dots: { x: number; y: number }[];
  last: { x: number; y: number; score: number };
};

export const SCORES = { left: 170, right: 96, top: 12, row: 32, axis: 28, rows: 10 };
/** between the middles of two labels of months */
const APART = 56;
export const scoresHeight = SCORES.top + (SCORES.rows - 1) * SCORES.row + SCORES.axis;
export const scoreY = (score: number): number => SCORES.top + (SCORES.rows - score * 2) * SCORES.row;

export function scoreSteps(months: MonthScores[], whose: Whose, width: number): ScoreSteps | undefined {
  const x = placeOf(months, width);
  const dots = months.flatMap((month) => {
    const score = month[whose];
    return score === null ? [] : [{ x: x(month.month), y: scoreY(score) + (whose === "team" ? -1.5 : 1.5), score }];
  });
  const last = dots.at(-1);
  if (!last) return undefined;
  const path = dots.map(({ x: at, y }, index) => (index === 0 ? `M${at} ${y}` : `H${at}V${y}`)).join("");
  return { path, dots, last };
}

/** Labels of months, as many as stand clear of each other; the first and each January with its year. */
export function scoreMonths(months: MonthScores[], width: number): { words: string; x: number }[] {
  const x = placeOf(months, width);
  const labels: { words: string; x: number }[] = [];
  for (const { month } of months) {
    const before = labels.at(-1);
    const dated = before === undefined || shortMonth(month) === "Jan";
    if (before && x(month) - before.x < APART) continue;
    labels.push({ words: dated ? `${shortMonth(month)} ${yearOf(month)}` : shortMonth(month), x: x(month) });
  }
  return labels;
}

function placeOf(months: MonthScores[], width: number) {
  const [first, last] = [months[0]?.month, months.at(-1)?.month];
  const begin = first === undefined ? 0 : monthIndex(first);
  const span = Math.max(last === undefined ? 1 : monthIndex(last) - begin, 1);
  return (month: string) =>
    SCORES.left + 10 + ((monthIndex(month) - begin) / span) * (width - SCORES.left - SCORES.right - 10);
}
