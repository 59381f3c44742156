/**
 * A chart's state is a table: one row a period, with everything drawn at it. Both forms the API answers in (arrays for
 * small charts, points for the full one) become this, and all geometry is worked out from it, without drawing.
 * No statistic is worked out here: limits, signals and phases are the backend's.
 */
import type { ChartData, Point, Signal } from "../api/types";

export type Mark = "none" | "improving" | "worse" | "up" | "down";

export type ChartRow = {
  period: string;
  value: number | null;
  /** the value of a point that is excluded for a reason: drawn hollow, part of no line */
  excluded: number | null;
  /** there is no figure of this month: a gap, not a point without a value */
  missing: boolean;
  /** there is a figure, too small to be shown */
  withheld: boolean;
  centre: number | null;
  lower: number | null;
  upper: number | null;
  target: number | null;
  phase: number;
  mark: Mark;
};

const marksByLetter: Record<string, Mark> = { i: "improving", w: "worse", u: "up", d: "down" };

export const markOfLetter = (letter: string | undefined): Mark => marksByLetter[letter ?? "."] ?? "none";
export const markOfSignal = (signal: Signal): Mark => signal ?? "none";

export function tableOfChart(chart: ChartData): ChartRow[] {
  return chart.periods.map((period, index) => ({
    period,
    value: chart.values[index] ?? null,
    excluded: chart.excluded[index] ?? null,
    missing: (chart.values[index] ?? chart.excluded[index] ?? null) === null,
    // Small charts do not tell the two apart.
    withheld: false,
    centre: chart.centre[index] ?? null,
    lower: chart.lower[index] ?? null,
    upper: chart.upper[index] ?? null,
    target: chart.target[index] ?? null,
    phase: chart.phase[index] ?? 0,
    mark: markOfLetter(chart.signals[index]),
  }));
}

export function tableOfPoints(points: Point[]): ChartRow[] {
  return points.map((point) => ({
    period: point.period,
    value: point.status === "reported" ? point.value : null,
    excluded: point.status === "excluded" ? point.value : null,
    missing: point.status === "missing",
    withheld: point.status === "suppressed",
    centre: point.centre,
    lower: point.lower,
    upper: point.upper,
    target: point.target,
    phase: point.phase,
    mark: markOfSignal(point.signal),
  }));
}

/** A stretch of rows, both ends included. */
export type Stretch = { from: number; to: number };

/** The stretches of neighbouring rows that satisfy a condition. */
export function stretches(rows: ChartRow[], holds: (row: ChartRow, previous: ChartRow | undefined) => boolean) {
  const found: Stretch[] = [];
  rows.forEach((row, index) => {
    if (!holds(row, rows[index - 1])) return;
    const last = found.at(-1);
    if (last && last.to === index - 1) last.to = index;
    else found.push({ from: index, to: index });
  });
  return found;
}

/** Where the line is drawn: never across a missing or an excluded point. */
export const lines = (rows: ChartRow[]): Stretch[] => stretches(rows, (row) => row.value !== null);

/** Months with no figure at all: amber, never bridged, never zero. */
export const gaps = (rows: ChartRow[]): Stretch[] => stretches(rows, (row) => row.missing);

/** The stretches of one phase each. Centre and limits are drawn along one, and break at the next. */
export function phases(rows: ChartRow[]): Stretch[] {
  const found: Stretch[] = [];
  rows.forEach((row, index) => {
    const last = found.at(-1);
    if (last && rows[last.to]?.phase === row.phase) last.to = index;
    else found.push({ from: index, to: index });
  });
  return found;
}

/** The stretches of one target each: it is stepped where people set another from a month on. */
export function targets(rows: ChartRow[]): (Stretch & { value: number })[] {
  const found: (Stretch & { value: number })[] = [];
  rows.forEach(({ target }, index) => {
    const last = found.at(-1);
    if (target === null) return;
    if (last && last.to === index - 1 && last.value === target) last.to = index;
    else found.push({ from: index, to: index, value: target });
  });
  return found;
}

/** The dotted steps to and from each excluded point, between neighbours that exist. */
export function dottedSteps(rows: ChartRow[]): Stretch[] {
  const height = (row: ChartRow | undefined) => row?.value ?? row?.excluded ?? null;
  return rows.flatMap((row, index) => {
    const next = rows[index + 1];
    const touches = row.excluded !== null || (next?.excluded ?? null) !== null;
    return touches && height(row) !== null && height(next) !== null ? [{ from: index, to: index + 1 }] : [];
  });
}

/** The least and greatest of all that is drawn; excluded points count only where they have room. */
export function extent(rows: ChartRow[], withExcluded: boolean): [number, number] {
  const drawn = rows
    .flatMap((row) => [row.value, row.centre, row.lower, row.upper, row.target, withExcluded ? row.excluded : null])
    .filter((value) => value !== null);
  return drawn.length ? [Math.min(...drawn), Math.max(...drawn)] : [0, 1];
}
