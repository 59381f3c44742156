/** Where the growth of the faculty runs: the past as a line, the future as a range, the target as a level. */
import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import type { Growth } from "../../api/facultyTypes";
import { valueAxis } from "../../charts/axis";
import { round } from "../../charts/marks";
import { dayNumber } from "../../lib/days";
import { monthIndex, shortMonth, yearOf } from "../../lib/period";

const HEIGHT = 320;
const NARROW = 560;
/** More months than this, and the axis names years alone. */
const QUARTERS_UP_TO = 30;
const LABEL_ROOM = 15;

export type AxisLabel = { at: number; text: string };
export type EndLabel = { y: number; text: string; kind: "target" | "expected" | "range" };
export type GrowthLayout = {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  values: AxisLabel[];
  times: AxisLabel[];
  past: string;
  expected: string;
  range: string;
  target: string;
  today: { x: number; y: number; members: number };
  labels: EndLabel[];
};

/** Nothing without a day on which members were counted. */
export function growthLayout({ months, projected, target }: Growth, width: number): GrowthLayout | null {
  const first = months[0];
  const now = months[months.length - 1];
  if (!first || !now) return null;
  const plot = { left: 40, right: width - (width < NARROW ? 84 : 132), top: 24, bottom: HEIGHT - 32 };
  const last = projected[projected.length - 1]?.day ?? target?.by ?? now.day;
  const days = [dayNumber(first.day), Math.max(dayNumber(last), dayNumber(first.day) + 1)];
  const x = scaleLinear(days, [plot.left, plot.right]);
  const counts = [...months.map(({ members }) => members), ...projected.map(({ high }) => high), target?.members ?? 0];
  const axis = valueAxis([0, Math.max(1, ...counts)], 6);
  const y = scaleLinear(axis.domain, [plot.bottom, plot.top]);
  const at = (day: string): number => round(x(dayNumber(day)));
  const up = (count: number): number => round(y(count));

  const ahead = [{ day: now.day, expected: now.members, low: now.members, high: now.members }, ...projected];
  const path = line<[number, number]>().digits(1);
  const band = area<(typeof ahead)[number]>()
    .digits(1)
    .x(({ day }) => at(day))
    .y0(({ low }) => up(low))
    .y1(({ high }) => up(high));
  const end = projected[projected.length - 1];
  const labels: EndLabel[] = [
    ...(target ? [{ y: up(target.members), text: `Target ${target.members}`, kind: "target" as const }] : []),
    ...(end ? [{ y: up(end.expected), text: `Expected ${end.expected}`, kind: "expected" as const }] : []),
    ...(end ? [{ y: up(end.low), text: `${end.low} to ${end.high}`, kind: "range" as const }] : []),
  ];
  return {
    width,
    height: HEIGHT,
    plot,
    values: axis.ticks.map((tick) => ({ at: up(tick), text: String(tick) })),
    times: timesOf(first.day, last).map(({ day, text }) => ({ at: at(day), text })),
    past: path(months.map(({ day, members }) => [at(day), up(members)])) ?? "",
    expected: end ? (path(ahead.map(({ day, expected }) => [at(day), up(expected)])) ?? "") : "",
    range: end ? (band(ahead) ?? "") : "",
    target: target ? `M${at(later(target.first, first.day))} ${up(target.members)}H${at(target.by)}` : "",
    today: { x: at(now.day), y: up(now.members), members: now.members },
    labels: apart(labels, plot.top),
  };
}

const later = (one: string, other: string): string => (one > other ? one : other);

/** Firsts of quarters, or Januaries where there are years of them. */
function timesOf(first: string, last: string): { day: string; text: string }[] {
  const [from, to] = [monthIndex(first), monthIndex(last)];
  const step = to - from > QUARTERS_UP_TO ? 12 : 3;
  const found: { day: string; text: string }[] = [];
  for (let month = Math.ceil(from / step) * step; month <= to; month += step) {
    const day = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;
    if (day < first || day > last) continue;
    found.push({ day, text: month % 12 === 0 ? String(yearOf(day)) : shortMonth(day) });
  }
  return found;
}

/** Labels in their order from the top, none over another. */
function apart(labels: EndLabel[], top: number): EndLabel[] {
  let free = top - LABEL_ROOM;
  return [...labels]
    .sort((a, b) => a.y - b.y)
    .map((label) => {
      const y = Math.max(label.y, free + LABEL_ROOM);
      free = y;
      return { ...label, y };
    });
}
