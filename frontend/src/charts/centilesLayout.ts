/** Centiles over time worked out: bands, the median and one organisation's own line, from the answer alone. */
import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import type { Centiles } from "../api/comparison";
import { axisNumber, monthTicks, valueAxis, type MonthTick } from "./axis";
import { nudge, shortened } from "./labels";
import { round } from "./marks";

const LABEL_GAP = 15;
const NARROW = 640;
const NARROW_MONTHS = 24;
export const CENTILES = ["5", "25", "50", "75", "95"] as const;
export type Centile = (typeof CENTILES)[number];

export type CentileSpot = { index: number; x: number; y: number };
export type CentileLayout = {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  axis: { labels: { y: number; text: string }[] };
  months: (MonthTick & { x: number })[];
  /** from the 5th to the 95th, and from the 25th to the 75th; both break where a month has none */
  outer: string;
  inner: string;
  median: string;
  own: string;
  spots: CentileSpot[];
  labels: { y: number; text: string; kind: "centile" | "median" | "own" }[];
};

/** `width` in CSS pixels. A narrow place shows the last 24 months. */
export function centileLayout(answer: Centiles, width: number): CentileLayout {
  const narrow = width < NARROW;
  const first = narrow ? Math.max(0, answer.periods.length - NARROW_MONTHS) : 0;
  const periods = answer.periods.slice(first);
  const months = periods.map((_, index) => index);
  const at = (centile: Centile, index: number) => answer.centiles[centile]?.[first + index] ?? null;
  const value = (index: number) => answer.values[first + index] ?? null;

  const height = narrow ? 340 : 430;
  const plot = { left: narrow ? 44 : 64, right: width - (narrow ? 84 : 168), top: 16, bottom: height - 44 };
  const step = (plot.right - plot.left) / Math.max(1, periods.length);
  const x = (index: number) => plot.left + step * (index + 0.5);
  const drawn = months
    .flatMap((index) => [at("5", index), at("95", index), value(index)])
    .filter((each) => each !== null);
  const { domain, ticks, decimals } = valueAxis(
    drawn.length ? [Math.min(...drawn), Math.max(...drawn)] : [0, 1],
    narrow ? 5 : 7,
  );
  const y = scaleLinear(domain, [plot.bottom, plot.top]);

  const band = (low: Centile, high: Centile) =>
    area<number>()
      .digits(1)
      .defined((index) => at(low, index) !== null && at(high, index) !== null)
      .x((index) => x(index))
      .y0((index) => y(at(low, index) ?? 0))
      .y1((index) => y(at(high, index) ?? 0))(months) ?? "";
  const path = (read: (index: number) => number | null) =>
    line<number>()
      .digits(1)
      .defined((index) => read(index) !== null)
      .x((index) => x(index))
      .y((index) => y(read(index) ?? 0))(months) ?? "";

  const last = months.findLast((index) => at("50", index) !== null);
  const lastOwn = months.findLast((index) => value(index) !== null);
  const name = answer.organisation?.name ?? "";
  const centileLabels =
    last === undefined
      ? []
      : CENTILES.flatMap((centile): CentileLayout["labels"] => {
          const height = at(centile, last);
          if (height === null) return [];
          const text = centile === "50" ? "Median" : `${centile}th centile`;
          return [
            {
              y: y(height),
              text: narrow ? text.replace(" centile", "") : text,
              kind: centile === "50" ? "median" : "centile",
            },
          ];
        });
  const ownLabel: CentileLayout["labels"] =
    lastOwn === undefined || !name
      ? []
      : [{ y: y(value(lastOwn) ?? 0), text: shortened(name, narrow ? 11 : 22), kind: "own" }];

  return {
    width,
    height,
    plot,
    axis: {
      labels: ticks.map((tick) => ({ y: round(y(tick)), text: axisNumber(tick, answer.measure, decimals) })),
    },
    months: monthTicks(periods).map((tick) => ({ ...tick, x: round(x(tick.index) - step / 2) })),
    outer: band("5", "95"),
    inner: band("25", "75"),
    median: path((index) => at("50", index)),
    own: path(value),
    spots: months.flatMap((index) => {
      const height = value(index);
      return height === null ? [] : [{ index: first + index, x: round(x(index)), y: round(y(height)) }];
    }),
    labels: nudge([...centileLabels, ...ownLabel], LABEL_GAP),
  };
}
