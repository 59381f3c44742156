/** The full chart worked out: every place and every label, from the series alone. Tested without drawing. */
import { scaleLinear } from "d3-scale";
import type { Measure, Point, Series, SeriesNote } from "../api/types";
import { axisNumber, boundsOf, monthTicks, valueAxis, type MonthTick, type ValueAxis } from "./axis";
import {
  apart,
  bracketsOf,
  changesOf,
  cyclesOf,
  gapWordsOf,
  practicesOf,
  rebasesOf,
  type Bracket,
  type Change,
  type CycleMark,
  type Practices,
  type Rebase,
} from "./explanations";
import { draw, type Drawing, type Level } from "./geometry";
import { centreWords, targetWord } from "./kinds";
import { clearest, nudge } from "./labels";
import { round } from "./marks";
import { extent, tableOfPoints, type ChartRow } from "./table";

const LABEL_GAP = 15;
const LABEL_ROOM = 220;
const LABEL_WIDTH = 100;
const NARROW = 640;
const NARROW_MONTHS = 24;
const LANE = 18;
/** About the width of a letter of a label; and how far the words of a bracket stand over it. */
const LETTER = 6.4;
const OVER_BRACKET = 9;

/** What a chart is drawn from: a series of the API, or as much of one as an example has. */
export type Charted = Pick<Series, "alt" | "chart" | "points" | "phases"> & {
  measure: Pick<Measure, "unit" | "unit_label">;
  notes: Pick<SeriesNote, "kind" | "id" | "period" | "words">[];
  /** of an initiative: its PDSA cycles, which have the lane of changes for themselves */
  marks?: CycleMark[];
};

export type EndLabel = { y: number; text: string; kind: "limit" | "centre" | "target" };
export type PlacedLabel = EndLabel & { x: number };
export type Spot = { index: number; x: number; y: number; row: ChartRow };

export type SeriesLayout = {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  rows: ChartRow[];
  /** the index in the series of the first row that is shown */
  first: number;
  axis: ValueAxis & { labels: { y: number; text: string }[]; title: string | null };
  months: (MonthTick & { x: number })[];
  drawing: Drawing;
  spots: Spot[];
  endLabels: EndLabel[];
  earlierLabels: PlacedLabel[];
  rebases: Rebase[];
  /** where months stand whose figures are too small to be shown */
  withheld: number[];
  /** where the words over a gap stand; none where two gaps are too near each other for both */
  gapWords: number[];
  brackets: Bracket[];
  changes: { y: number; marks: Change[] } | null;
  practices: Practices | null;
};

/** How many months are left out at the front: a narrow place shows the last 24. `width` in CSS pixels. */
export const firstShown = (months: number, width: number): number =>
  width < NARROW ? Math.max(0, months - NARROW_MONTHS) : 0;

/** `width` in CSS pixels. */
export function seriesLayout(series: Charted, width: number): SeriesLayout {
  const narrow = width < NARROW;
  const first = firstShown(series.points.length, width);
  const points = series.points.slice(first);
  const rows = tableOfPoints(points);
  const shown = (period: string) => rows.findIndex((row) => row.period === period);
  const recorded = series.marks ? cyclesOf(series.marks, shown) : changesOf(series.notes, shown);
  const hasChanges = recorded.length > 0;
  const hasPractices = points.some(({ expected }) => expected !== null);
  const provisional = series.phases.at(-1)?.short;
  // Room for the words of a rebase or a gap, where there are any, and for the lanes under the axis.
  const broken = rows.some((row) => row.phase !== rows[0]?.phase || row.missing);
  const headroom = broken ? 48 : 20;
  const lanes = (hasChanges ? LANE : 0) + (hasPractices ? LANE : 0);
  const height = (narrow ? 270 : 360) + headroom + 42 + lanes;
  const plot = {
    left: narrow ? 40 : 64,
    right: width - (narrow ? 98 : provisional ? 196 : 140),
    top: headroom,
    bottom: height - 42 - lanes,
  };
  const step = (plot.right - plot.left) / Math.max(1, rows.length);
  const x = (index: number) => plot.left + step * (index + 0.5);
  const values = rows.flatMap(({ value, excluded, target }) => [value, excluded, target]);
  const axis = valueAxis(extent(rows, true), narrow ? 5 : 7, boundsOf(series.measure, values));
  // The difference of two percentages is no percentage.
  const points100 = series.chart.name === "mr" && series.measure.unit === "percent";
  const unit = points100 ? { unit: "count" as const } : series.measure;
  const y = scaleLinear(axis.domain, [plot.bottom, plot.top]);
  const drawing = draw(rows, { x, y, step, top: plot.top, bottom: plot.bottom });
  const spots = rows.flatMap((row, index) => {
    const value = row.value ?? row.excluded;
    return value === null ? [] : [{ index, x: round(x(index)), y: round(y(value)), row }];
  });
  const brackets = bracketsOf(series.phases, rows, drawing, y, plot.top);
  const under = plot.bottom + 42;

  return {
    width,
    height,
    plot,
    rows,
    first,
    axis: {
      ...axis,
      labels: axis.ticks.map((tick) => ({ y: round(y(tick)), text: axisNumber(tick, unit, axis.decimals) })),
      title: points100 ? "percentage points" : null,
    },
    months: monthTicks(rows.map(({ period }) => period)).map((tick) => ({
      ...tick,
      x: round(x(tick.index) - step / 2),
    })),
    drawing,
    spots,
    ...labelsOf(series, points, drawing, { spots, brackets, plot }, narrow),
    withheld: rows.flatMap(({ withheld }, index) => (withheld ? [round(x(index))] : [])),
    gapWords: gapWordsOf(drawing, plot.left),
    rebases: rebasesOf(series.phases, rows, drawing, width),
    brackets,
    changes: hasChanges
      ? {
          y: under,
          marks: apart(
            recorded.map((mark) => ({ ...mark, x: round(x(mark.index)) })),
            plot.right,
          ),
        }
      : null,
    practices: hasPractices ? practicesOf(points, under + (hasChanges ? LANE : 0), plot.left, step, narrow) : null,
  };
}

/** What the lines are called: those that hold at the end at the right, earlier ones on the lines themselves. */
function labelsOf(
  series: Charted,
  points: Point[],
  { levels, targets }: Drawing,
  { spots, brackets, plot }: Pick<SeriesLayout, "spots" | "brackets" | "plot">,
  narrow: boolean,
): Pick<SeriesLayout, "endLabels" | "earlierLabels"> {
  const onLevels = levels.flatMap((level, place) => {
    const last = place === levels.length - 1;
    return levelLabels(series, points, level, narrow).map((label) => ({ ...label, last, x1: level.x1, x2: level.x2 }));
  });
  const onTargets = targets.map(({ from, to, x1, x2, y }): (typeof onLevels)[number] => {
    const text = `${targetWord(series)} ${points[from]?.target_shown ?? ""}`;
    return { y, text, kind: "target", last: to === points.length - 1, x1, x2 };
  });
  // A line beyond the axis is cut off; what it is called stands at the edge.
  const inside = (y: number) => Math.min(plot.bottom, Math.max(plot.top, y));
  const all = [...onLevels, ...onTargets].map((label) => ({ ...label, y: inside(label.y) }));
  // Where a phase or a target is too short for its words, the table of values has them; limits that step have no one
  // height to be named at.
  const steps = new Set(levels.filter(({ stepping }) => stepping).map(({ x1 }) => x1));
  const named = ({ kind, last, x1, x2 }: (typeof all)[number]) =>
    !last && x2 - x1 > (kind === "target" ? LABEL_WIDTH : LABEL_ROOM) && !(kind === "limit" && steps.has(x1));
  return {
    endLabels: nudge(
      all.filter(({ last }) => last).map(({ y, text, kind }) => ({ y, text, kind })),
      LABEL_GAP,
    ),
    earlierLabels: clearest(
      all.filter(named),
      {
        points: alongLine(spots),
        lines: [...all, ...brackets],
        texts: brackets.map(({ x1, x2, y, text }) => {
          const [middle, half] = [(x1 + x2) / 2, (text.length * LETTER) / 2];
          return { x1: middle - half, x2: middle + half, y: y - OVER_BRACKET };
        }),
      },
      ({ text }) => text.length * LETTER + 4,
    ),
  };
}

/** The points and three places between neighbours: a label should not lie on the line that joins them either. */
function alongLine(spots: Spot[]): { x: number; y: number }[] {
  return spots.flatMap(({ index, x, y }, place) => {
    const next = spots[place + 1];
    if (!next || next.index !== index + 1) return [{ x, y }];
    return [0, 0.25, 0.5, 0.75].map((part) => ({ x: x + part * (next.x - x), y: y + part * (next.y - y) }));
  });
}

function levelLabels(series: Charted, points: Point[], level: Level, narrow: boolean): EndLabel[] {
  const phase = series.phases[points[level.from]?.phase ?? 0];
  // Where there is no room for the word, the sentence above the chart has it.
  const short = phase?.short && !narrow ? ", provisional" : "";
  const [upper, lower] = narrow ? ["Upper", "Lower"] : ["Upper limit", "Lower limit"];
  const label = (y: number | null, words: string, kind: EndLabel["kind"]): EndLabel[] =>
    y === null ? [] : [{ y, text: words.trim(), kind }];
  return [
    ...label(level.ends.upper, `${upper} ${phase?.upper_shown ?? ""}${short}`, "limit"),
    ...label(level.ends.centre, `${centreWords(series.chart)} ${phase?.centre_shown ?? ""}`, "centre"),
    ...label(level.ends.lower, `${lower} ${phase?.lower_shown ?? ""}${short}`, "limit"),
  ];
}
