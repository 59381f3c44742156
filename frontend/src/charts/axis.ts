import { scaleLinear } from "d3-scale";
import type { Measure } from "../api/types";
import { isPeriod, monthOf, shortMonth, yearOf } from "../lib/period";

/** How an axis writes a number. Words and figures come from the API; only ticks are written here. */
export type Unit = Pick<Measure, "unit" | "decimals">;

export function axisNumber(value: number, { unit }: Pick<Unit, "unit">, decimals?: number): string {
  const number = value.toLocaleString("en-GB", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return unit === "percent" ? `${number}%` : number;
}

export type ValueAxis = { domain: [number, number]; ticks: number[]; decimals: number };

const SHARE: [number, number] = [0, 100];

/** 0 to 100 where percentages are drawn of which none lies outside; an axis ends there, whatever the limits. */
export function boundsOf({ unit }: Pick<Unit, "unit">, values: (number | null)[]): [number, number] | null {
  const inside = values.every((value) => value === null || (value >= SHARE[0] && value <= SHARE[1]));
  return unit === "percent" && inside ? SHARE : null;
}

/** Round ends and about `count` ticks for what is drawn, inside bounds where there are any. */
export function valueAxis(drawn: [number, number], count: number, bounds: [number, number] | null = null): ValueAxis {
  const [least, most] = bounds ?? [-Infinity, Infinity];
  const [low, high] = [Math.max(least, drawn[0]), Math.min(most, drawn[1])];
  const room = high - low || Math.abs(high) || 1;
  const bottom = low >= 0 ? Math.max(0, low - room * 0.08) : low - room * 0.08;
  const scale = scaleLinear([bottom, high + room * 0.08], [0, 1]).nice(count);
  const [from = 0, to = 1] = scale.domain();
  const domain: [number, number] = [Math.max(least, from), Math.min(most, to)];
  const ticks = scale.ticks(count).filter((tick) => tick >= domain[0] && tick <= domain[1]);
  const step = (ticks[1] ?? 1) - (ticks[0] ?? 0);
  const decimals = step >= 1 ? 0 : Math.min(4, Math.ceil(-Math.log10(step)));
  return { domain, ticks, decimals };
}

export type MonthTick = { index: number; label: string; year: string | null };

/** Quarterly ticks; the year stands under the first of it that is shown. Events and samples: every fifth. */
export function monthTicks(periods: string[]): MonthTick[] {
  if (!periods.every(isPeriod)) {
    return periods.flatMap((label, index) => (index % 5 === 4 ? [{ index, label, year: null }] : []));
  }
  let year = 0;
  return periods.flatMap((period, index) => {
    if (monthOf(period) % 3 !== 1) return [];
    const first = yearOf(period) !== year && (monthOf(period) === 1 || year === 0);
    year = yearOf(period);
    return [{ index, label: shortMonth(period), year: first ? String(year) : null }];
  });
}

/** The index of each January, for small charts. */
export function yearTicks(periods: string[]): { index: number; label: string }[] {
  return periods.flatMap((period, index) => (monthOf(period) === 1 ? [{ index, label: String(yearOf(period)) }] : []));
}
