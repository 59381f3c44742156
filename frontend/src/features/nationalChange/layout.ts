/** Where everything stands in the two pictures of a national change. The figures come worked out. */
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { axisNumber, valueAxis, yearTicks } from "../../charts/axis";
import { round } from "../../charts/marks";
import type { NationalChange, PracticeChanges } from "./queries";

const plainNumber = { unit: "count" } as const;

export type Plot = { left: number; right: number; top: number; bottom: number };
export type AxisLabel = { y: number; text: string };
export type CourseLayout = {
  width: number;
  height: number;
  plot: Plot;
  labels: AxisLabel[];
  years: { x: number; text: string }[];
  values: string;
  fitted: string;
  continued: string;
  dots: { x: number; y: number }[];
  /** where the new course begins, and the months between which it may */
  change: { x: number; from: number; to: number; leftwards: boolean } | null;
};

type Column = (number | null)[];

/** Runs of months with a figure; a month without one breaks the line. */
function pathOf(column: Column, x: (index: number) => number, y: (value: number) => number): string {
  const draw = line<number | null>()
    .defined((value) => value !== null)
    .x((_, index) => round(x(index)))
    .y((value) => round(y(value ?? 0)));
  return draw(column) ?? "";
}

/** The course of the nation, the course fitted to it, and the one before it carried on. `width` in CSS pixels. */
export function courseLayout({ series, dated }: Pick<NationalChange, "series" | "dated">, width: number): CourseLayout {
  const { periods, values, fitted } = series;
  const height = width < 640 ? 280 : 340;
  const plot = { left: 48, right: width - 12, top: 36, bottom: height - 30 };
  const at = dated ? periods.indexOf(dated.first) : -1;
  // Before the break the two are one line.
  const after = series.continued.map((value, index) => (at >= 0 && index >= at - 1 ? value : null));
  const drawn = [...values, ...fitted, ...after].filter((value) => value !== null);
  const axis = valueAxis([Math.min(...drawn), Math.max(...drawn)], 5);
  const step = (plot.right - plot.left) / Math.max(1, periods.length);
  const x = (index: number) => plot.left + step * (index + 0.5);
  const y = scaleLinear(axis.domain, [plot.bottom, plot.top]);
  const split = (column: Column, inside: (index: number) => boolean) =>
    column.map((value, index) => (inside(index) ? value : null));
  const edge = (period: string) => plot.left + step * periods.indexOf(period);
  return {
    width,
    height,
    plot,
    labels: axis.ticks.map((tick) => ({ y: round(y(tick)), text: axisNumber(tick, plainNumber, axis.decimals) })),
    years: yearTicks(periods).map(({ index, label }) => ({ x: round(x(index)), text: label })),
    values: pathOf(values, x, y),
    // The fitted course jumps at the break: it is drawn as two lines, not as one that slopes through a month.
    fitted: [(index: number) => index < at, (index: number) => index >= at]
      .map((inside) => pathOf(split(fitted, inside), x, y))
      .join(""),
    continued: pathOf(
      split(after, (index) => index >= at),
      x,
      y,
    ),
    dots: values.flatMap((value, index) => (value === null ? [] : [{ x: round(x(index)), y: round(y(value)) }])),
    change: dated
      ? {
          x: round(edge(dated.first)),
          from: round(edge(dated.earliest)),
          to: round(edge(dated.latest) + step),
          leftwards: edge(dated.first) > width / 2,
        }
      : null,
  };
}

export type HistogramLayout = {
  width: number;
  height: number;
  plot: Plot;
  bars: { x: number; y: number; width: number; height: number; practices: number }[];
  labels: AxisLabel[];
  ticks: { x: number; text: string }[];
  nought: number | null;
  percentiles: { x: number; y: number; text: string }[];
};

const PERCENTILES = [
  { name: "5", words: "5 in 100 below" },
  { name: "50", words: "middle" },
  { name: "95", words: "5 in 100 above" },
];

/** Practices by how much they changed. `width` in CSS pixels. */
export function histogramLayout({ bins, percentiles, shown }: PracticeChanges, width: number): HistogramLayout {
  const height = 300;
  const plot = { left: 48, right: width - 12, top: 64, bottom: height - 28 };
  const [low, high] = [bins[0]?.lower ?? 0, bins.at(-1)?.upper ?? 1];
  const x = scaleLinear([low, high], [plot.left, plot.right]);
  const most = Math.max(1, ...bins.map(({ practices }) => practices));
  const y = scaleLinear([0, most], [plot.bottom, plot.top]);
  const across = x.ticks(width < 640 ? 5 : 9);
  const gap = (across[1] ?? 1) - (across[0] ?? 0);
  const decimals = gap >= 1 ? 0 : Math.min(4, Math.ceil(-Math.log10(gap)));
  return {
    width,
    height,
    plot,
    bars: bins.map(({ lower, upper, practices }) => ({
      x: round(x(lower)),
      y: round(y(practices)),
      width: round(Math.max(1, x(upper) - x(lower) - 1)),
      height: round(plot.bottom - y(practices)),
      practices,
    })),
    labels: y
      .ticks(4)
      .filter(Number.isInteger)
      .map((tick) => ({ y: round(y(tick)), text: axisNumber(tick, plainNumber) })),
    ticks: across.map((tick) => ({ x: round(x(tick)), text: signed(tick, decimals) })),
    nought: low < 0 && high > 0 ? round(x(0)) : null,
    percentiles: PERCENTILES.flatMap(({ name, words }, place) => {
      const value = percentiles[name];
      return value === undefined
        ? []
        : [{ x: round(x(value)), y: 14 + 17 * place, text: `${words}: ${shown[name] ?? ""}` }];
    }),
  };
}

/** A change as an axis writes it: "+0.5", "−1". */
export function signed(value: number, decimals: number): string {
  const size = axisNumber(Math.abs(value), plainNumber, decimals);
  return value === 0 ? size : `${value > 0 ? "+" : "−"}${size}`;
}

/** How many decimals tell numbers of this size apart: three figures. */
export function tableDecimals(values: Column): number {
  const most = Math.max(...values.map((value) => Math.abs(value ?? 0)));
  return most > 0 ? Math.max(0, Math.min(4, 2 - Math.floor(Math.log10(most)))) : 0;
}
