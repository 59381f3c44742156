/** Where the cycles of an initiative lie on their ramp: time from left to right, each scale of test a rung. Pure. */
import { addDays, dayNumber } from "../../../lib/days";
import { addMonths, shortMonth, yearOf } from "../../../lib/period";
import type { Cycle } from "./queries";

export type RampBar = {
  cycle: Cycle;
  x: number;
  y: number;
  width: number;
  /** what came of it stands under the bar, where the way to the next one or the edge takes its place beside it */
  under: boolean;
};
export type Ramp = {
  height: number;
  /** the rungs, from the bottom */
  rungs: { words: string; y: number }[];
  bars: RampBar[];
  /** from a cycle to the one that follows it */
  steps: { key: number; x1: number; y1: number; x2: number; y2: number }[];
  months: { words: string; x: number }[];
  today: number | undefined;
};

export const RAMP = { left: 150, right: 60, rung: 44, bar: 20, top: 14, foot: 8, axis: 34 };
const LABELS = 12;

export function rampOf(cycles: Cycle[], today: string, width: number): Ramp | undefined {
  const inOrder = [...cycles].sort((one, other) => one.number - other.number);
  const [begin] = inOrder.map(({ first }) => first).sort();
  if (begin === undefined) return undefined;
  const ends = [...inOrder.map(({ last }) => last), ...(inOrder.some(({ act }) => act === null) ? [today] : [])].sort();
  const end = ends.at(-1) ?? begin;
  const rungs = [...new Set(inOrder.map(({ scale, title }) => scale || title))];
  const height = RAMP.top + rungs.length * RAMP.rung + RAMP.foot + RAMP.axis;
  const span = Math.max(dayNumber(end) - dayNumber(begin), 1);
  const x = (day: string) =>
    RAMP.left + ((dayNumber(day) - dayNumber(begin)) / span) * (width - RAMP.left - RAMP.right);
  const y = (rung: number) => RAMP.top + (rungs.length - 1 - rung) * RAMP.rung + RAMP.rung / 2;
  const rungOf = (cycle: Cycle) => cycle.scale || cycle.title;
  const goesOn = (cycle: Cycle) =>
    inOrder.some((next) => next.follows?.id === cycle.id && rungOf(next) === rungOf(cycle));
  const bars = inOrder.map((cycle) => ({
    cycle,
    x: x(cycle.first),
    y: y(rungs.indexOf(rungOf(cycle))),
    width: Math.max(x(addDays(cycle.last, 1)) - x(cycle.first), 16),
    under: cycle.act === null || goesOn(cycle),
  }));
  const byId = new Map(bars.map((bar) => [bar.cycle.id, bar]));
  return {
    height,
    rungs: rungs.map((words, rung) => ({ words, y: y(rung) })),
    bars,
    steps: bars.flatMap((bar) => {
      const before = bar.cycle.follows && byId.get(bar.cycle.follows.id);
      return before ? [{ key: bar.cycle.id, x1: before.x + before.width, y1: before.y, x2: bar.x, y2: bar.y }] : [];
    }),
    months: monthsOf(begin, end).map((month) => ({
      words: month.slice(5, 7) === "01" ? String(yearOf(month)) : shortMonth(month),
      x: x(month),
    })),
    today: today >= begin && today <= end ? x(today) : undefined,
  };
}

/** First days of months, thinned until they are at most a dozen. */
function monthsOf(begin: string, end: string): string[] {
  const months: string[] = [];
  for (let month = addMonths(begin, 1); month <= end; month = addMonths(month, 1)) months.push(month);
  const every = Math.ceil(months.length / LABELS);
  return months.filter((month) => (Number(month.slice(5, 7)) - 1) % every === 0);
}
