/** Where the parts of a spread are: practices that have adopted so far, the curve through them, and a fan ahead. Pure. */
import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import type { Spread } from "../api/innovationTypes";
import { monthAndYear } from "../lib/period";
import { valueAxis, yearTicks } from "./axis";
import { nudge } from "./labels";
import { round } from "./marks";

const HEIGHT = 320;
const PLOT = { left: 46, top: 26, below: 46, right: 78 };
const LABEL_GAP = 15;
/** About the width of a bold letter. */
const LETTER = 6.8;

export type FanSpot = { month: string; x: number; y: number; words: string };
export type FanLabel = { y: number; text: string; likely: boolean };

export type SpreadFanLayout = {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  axis: { labels: { y: number; text: string }[] };
  years: { x: number; text: string }[];
  observed: string;
  fitted: string;
  outer: string;
  inner: string;
  middle: string;
  /** the last month known, and what it says */
  now: FanSpot & { label: { x: number; y: number; text: string } };
  ends: FanLabel[];
  /** a month each, the known ones first */
  spots: FanSpot[];
};

type Drawn = Pick<Spread, "cumulative" | "forecast">;

/** Null where nobody has adopted: there is nothing to draw. */
export function spreadFanLayout({ cumulative, forecast }: Drawn, width: number): SpreadFanLayout | null {
  const { months: known, adopters } = cumulative;
  const last = known.length - 1;
  const [lastMonth, lastCount] = [known[last], adopters[last]];
  if (lastMonth === undefined || lastCount === undefined) return null;
  const months = [...known, ...(forecast?.months ?? [])];
  const plot = {
    left: PLOT.left,
    right: width - (forecast ? PLOT.right : 16),
    top: PLOT.top,
    bottom: HEIGHT - PLOT.below,
  };
  const most = Math.max(...adopters, ...(forecast?.high90 ?? []));
  const { domain, ticks } = valueAxis([0, most], 4);
  const across = scaleLinear([0, Math.max(1, months.length - 1)], [plot.left, plot.right]);
  const up = scaleLinear([0, domain[1]], [plot.bottom, plot.top]);
  const x = (index: number) => round(across(index));
  const y = (value: number) => round(up(value));

  const path = line<[number, number]>().digits(1);
  const curve = (from: number, values: number[]) =>
    path(values.map((value, place) => [x(from + place), y(value)])) ?? "";
  // The fan opens at the last month known.
  const ahead = (values: number[]) => [lastCount, ...values];
  const band = (low: number[], high: number[]) =>
    area<number>()
      .x((_, place) => x(last + place))
      .y0((value) => y(value))
      .y1((_, place) => y(ahead(high)[place] ?? 0))
      .digits(1)(ahead(low)) ?? "";

  const spots: FanSpot[] = months.map((month, index) => {
    const count = adopters[index];
    if (count !== undefined) {
      return { month, x: x(index), y: y(count), words: `${monthAndYear(month)}: ${countWords(count)} had adopted` };
    }
    const place = index - known.length;
    const of = (values: number[] | undefined) => values?.[place] ?? 0;
    return {
      month,
      x: x(index),
      y: y(of(forecast?.middle)),
      words:
        `${monthAndYear(month)}: ${countWords(of(forecast?.middle))} likely, ` +
        `half the time ${shown(of(forecast?.low50))} to ${shown(of(forecast?.high50))}, ` +
        `nine times in ten ${shown(of(forecast?.low90))} to ${shown(of(forecast?.high90))}`,
    };
  });
  // To the left of the last month, over the line; where that is too near the axis, higher up, clear of the fan.
  const labelOf = (text: string) => {
    const left = x(last) - 8 - text.length * LETTER;
    const fits = left >= plot.left + 4;
    return { x: fits ? left : plot.left + 4, y: Math.max(plot.top + 12, y(lastCount) - (fits ? 10 : 44)), text };
  };
  const end = (values: number[] | undefined) => values?.at(-1) ?? 0;
  const ends: FanLabel[] = forecast
    ? nudge(
        [
          { y: y(end(forecast.high90)), text: shown(end(forecast.high90)), likely: false },
          { y: y(end(forecast.middle)), text: `${shown(end(forecast.middle))} likely`, likely: true },
          { y: y(end(forecast.low90)), text: shown(end(forecast.low90)), likely: false },
        ],
        LABEL_GAP,
      )
    : [];
  return {
    width,
    height: HEIGHT,
    plot,
    axis: { labels: ticks.filter(Number.isInteger).map((value) => ({ y: y(value), text: shown(value) })) },
    years: yearTicks(months).map(({ index, label }) => ({ x: x(index), text: label })),
    observed: curve(0, adopters),
    fitted: forecast ? curve(0, forecast.fitted) : "",
    outer: forecast ? band(forecast.low90, forecast.high90) : "",
    inner: forecast ? band(forecast.low50, forecast.high50) : "",
    middle: forecast ? curve(last, ahead(forecast.middle)) : "",
    now: { ...(spots[last] as FanSpot), label: labelOf(`${shown(lastCount)} in ${monthAndYear(lastMonth)}`) },
    ends,
    spots,
  };
}

const shown = (count: number): string => count.toLocaleString("en-GB");
const countWords = (count: number): string => `${shown(count)} ${count === 1 ? "practice" : "practices"}`;
