/** The full XmR chart worked out: every place and every label, from the series alone. Tested without drawing. */
import { scaleLinear } from "d3-scale";
import type { Phase, Series } from "../api/types";
import { monthAndYear, monthName } from "../lib/period";
import { axisNumber, monthTicks, valueAxis, type MonthTick, type ValueAxis } from "./axis";
import { draw, type Drawing } from "./geometry";
import { round } from "./marks";
import { clearest, nudge } from "./labels";
import { extent, gaps, phases, tableOfPoints, type ChartRow } from "./table";

const LABEL_GAP = 15;
const LABEL_ROOM = 220;
const LABEL_WIDTH = 100;
const NARROW = 640;
const NARROW_MONTHS = 24;

export type EndLabel = { y: number; text: string; kind: "limit" | "centre" | "target" };
export type PlacedLabel = EndLabel & { x: number };
export type LaneBar = { x: number; width: number; share: number | null };
export type Spot = { index: number; x: number; y: number; row: ChartRow };

export type XmrLayout = {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  rows: ChartRow[];
  /** the index in the series of the first row that is shown */
  first: number;
  axis: ValueAxis & { labels: { y: number; text: string }[] };
  months: (MonthTick & { x: number })[];
  drawing: Drawing;
  spots: Spot[];
  endLabels: EndLabel[];
  earlierLabels: PlacedLabel[];
  rebases: { x: number; text: string }[];
  baseline: { x1: number; x2: number; y: number; text: string } | null;
  lane: { y: number; bars: LaneBar[]; words: string | null };
};

/** `width` in CSS pixels. A narrow place shows the last 24 months. */
export function xmrLayout(series: Series, width: number): XmrLayout {
  const narrow = width < NARROW;
  const first = narrow ? Math.max(0, series.points.length - NARROW_MONTHS) : 0;
  const points = series.points.slice(first);
  const rows = tableOfPoints(points, series.target);
  // Room for the words of a rebase or a gap, where there are any.
  const headroom = phases(rows).length > 1 || gaps(rows).length > 0 ? 48 : 20;
  const height = (narrow ? 312 : 402) + headroom;
  const plot = { left: narrow ? 40 : 64, right: width - (narrow ? 98 : 140), top: headroom, bottom: height - 76 };
  const step = (plot.right - plot.left) / Math.max(1, rows.length);
  const x = (index: number) => plot.left + step * (index + 0.5);
  const axis = valueAxis(extent(rows, true), narrow ? 5 : 7);
  const y = scaleLinear(axis.domain, [plot.bottom, plot.top]);
  const drawing = draw(rows, { x, y, step });

  const [upperWords, lowerWords] = narrow ? ["Upper", "Lower"] : ["Upper limit", "Lower limit"];
  const levelLabels = drawing.levels.map((level) => {
    const phase = series.phases[rows[level.from]?.phase ?? 0];
    const short = phase?.short ? ", provisional" : "";
    const label = (value: number | null | undefined, text: string, kind: EndLabel["kind"]): EndLabel[] =>
      value == null ? [] : [{ y: y(value), text, kind }];
    const labels = [
      ...label(phase?.upper, `${upperWords} ${phase?.upper_shown}${short}`, "limit"),
      ...label(phase?.centre, `Average ${phase?.centre_shown}`, "centre"),
      ...label(phase?.lower, `${lowerWords} ${phase?.lower_shown}${short}`, "limit"),
    ];
    return { level, labels };
  });
  const latest = levelLabels.at(-1)?.labels ?? [];
  // Where a phase is too short for its words, the table of values has them.
  const earlier = levelLabels.slice(0, -1).filter(({ level }) => level.x2 - level.x1 > LABEL_ROOM);
  const targetLabel: EndLabel[] = drawing.target
    ? [{ y: drawing.target.y, text: `Target ${series.target_shown}`, kind: "target" }]
    : [];

  const spots = rows.flatMap((row, index) => {
    const value = row.value ?? row.excluded;
    return value === null ? [] : [{ index, x: round(x(index)), y: round(y(value)), row }];
  });

  return {
    width,
    height,
    plot,
    rows,
    first,
    axis: {
      ...axis,
      labels: axis.ticks.map((tick) => ({ y: round(y(tick)), text: axisNumber(tick, series.measure, axis.decimals) })),
    },
    months: monthTicks(rows.map(({ period }) => period)).map((tick) => ({
      ...tick,
      x: round(x(tick.index) - step / 2),
    })),
    drawing,
    spots,
    endLabels: nudge([...latest, ...targetLabel], LABEL_GAP),
    earlierLabels: earlier.flatMap(({ level, labels }) =>
      labels.map((label) => clearest(label, spots, level.x1 + 4, level.x2 - LABEL_WIDTH, LABEL_WIDTH)),
    ),
    rebases: drawing.levels.slice(1).map((level) => ({
      x: level.x1,
      text: `${monthAndYear(rows[level.from]?.period ?? "")}: limits recalculated`,
    })),
    baseline: narrow ? null : baselineOf(series.phases, rows, drawing, step),
    lane: laneOf(series, first, plot, step, narrow),
  };
}

/** The bracket over the months the limits come from, where they are fewer than the phase now shows. */
function baselineOf(all: Phase[], rows: ChartRow[], drawing: Drawing, step: number): XmrLayout["baseline"] {
  const level = drawing.levels.at(-1);
  const start = level && rows[level.from];
  const phase = start && all[start.phase];
  if (!phase || phase.from !== start.period || level.upper === null) return null;
  const known = rows.slice(level.from, level.to + 1).filter(({ value }) => value !== null).length;
  if (phase.baseline_points >= known) return null;
  const text = `limits from these ${phase.baseline_points} months`;
  return { x1: level.x1 + 2, x2: level.x1 + phase.baseline_points * step - 2, y: level.upper - 10, text };
}

/** One bar a month: the share of practices that reported. */
function laneOf(
  series: Series,
  first: number,
  plot: XmrLayout["plot"],
  step: number,
  narrow: boolean,
): XmrLayout["lane"] {
  const points = series.points.slice(first);
  const last = points.at(-1);
  return {
    y: plot.bottom + 46,
    bars: points.map(({ contributing, expected }, index) => ({
      x: round(plot.left + step * index + 1),
      width: round(Math.max(1, step - 2)),
      share: contributing === null || !expected ? null : contributing / expected,
    })),
    words: last?.practices_shown ? `${last.practices_shown}${narrow ? "" : ` in ${monthName(last.period)}`}` : null,
  };
}
