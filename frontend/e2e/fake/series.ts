/** A plausible series with its limits and signals, as the API would answer. Only for tests of screens. */
import type { Assurance, Cell, ChartData, Variation } from "../../src/api/types";
import { addMonths, monthAndYear, monthName } from "../../src/lib/period";
import type { FakeMeasure } from "./measures";
import { randomOf } from "./random";

export const LATEST = "2018-10-01";
const MONTHS = 48;

export type FakeSeries = { chart: ChartData; variation: Variation; assurance: Assurance | null; latest: number | null };

export function seriesOf(seed: number, measure: FakeMeasure): FakeSeries {
  const random = randomOf(seed);
  const level = measure.level * (0.75 + random.next() * 0.5);
  const spread = level * 0.06;
  const moves = random.next() < 0.33;
  const step = moves ? (random.next() < 0.5 ? -1 : 1) * level * 0.22 : 0;
  const from = 30 + Math.floor(random.next() * 10);
  const gapAt = random.next() < 0.1 ? 8 + Math.floor(random.next() * 12) : -9;
  const excludedAt = random.next() < 0.1 ? 20 : -1;
  const periods = Array.from({ length: MONTHS }, (_, index) => addMonths(LATEST, index - MONTHS + 1));
  const raw = periods.map((_, index) => level + (index >= from ? step : 0) + random.normal() * spread);
  const values = raw.map((value, index) =>
    index === gapAt || index === gapAt + 1 || index === excludedAt ? null : rounded(value, measure.decimals),
  );
  const base = values.slice(0, 24).filter((value) => value !== null);
  const centre = base.reduce((sum, value) => sum + value, 0) / base.length;
  const range =
    base.slice(1).reduce((sum, value, index) => sum + Math.abs(value - base[index]!), 0) / (base.length - 1);
  const [lower, upper] = [Math.max(0, centre - 2.66 * range), centre + 2.66 * range];
  const letter = step === 0 ? "." : lettered(measure, step > 0);
  const signals = values.map((value, index) => (value === null ? "x" : index >= from ? letter : ".")).join("");
  return {
    chart: {
      periods,
      values,
      centre: periods.map(() => centre),
      lower: periods.map(() => lower),
      upper: periods.map(() => upper),
      signals,
      phase: periods.map(() => 0),
      target: periods.map(() => measure.target),
      excluded: periods.map((_, index) =>
        index === excludedAt ? rounded(raw[index]! + 8 * spread, measure.decimals) : null,
      ),
    },
    variation: variationOf(letter, step > 0),
    assurance: assuranceOf(measure, lower, upper),
    latest: values.at(-1) ?? null,
  };
}

const rounded = (value: number, decimals: number) => Number(value.toFixed(decimals));

function lettered(measure: FakeMeasure, up: boolean): string {
  if (measure.direction === "neither") return up ? "u" : "d";
  return (measure.direction === "higher") === up ? "i" : "w";
}

function variationOf(letter: string, up: boolean): Variation {
  const side = up ? "high" : "low";
  if (letter === "i") return `improvement_${side}`;
  if (letter === "w") return `concern_${side}`;
  return letter === "." ? "common_cause" : `neutral_${side}`;
}

function assuranceOf({ target, direction }: FakeMeasure, lower: number, upper: number): Assurance | null {
  if (target === null) return null;
  const [below, above] =
    direction === "lower"
      ? (["consistent_pass", "consistent_fail"] as const)
      : (["consistent_fail", "consistent_pass"] as const);
  if (upper < target) return below;
  return lower > target ? above : "inconsistent";
}

export const shown = (value: number | null, { unit, decimals }: FakeMeasure): string =>
  value === null ? "–" : `${value.toFixed(decimals)}${unit === "percent" ? "%" : ""}`;

const variationLabel = (variation: Variation) =>
  ({
    improvement_high: "improving, high",
    improvement_low: "improving, low",
    concern_high: "getting worse, high",
    concern_low: "getting worse, low",
    neutral_high: "moved up",
    neutral_low: "moved down",
    common_cause: "no real change",
  })[variation];

const assuranceLabel = {
  consistent_pass: "target reliably met",
  inconsistent: "target within usual range",
  consistent_fail: "target reliably missed",
};

export function cellOf(measure: FakeMeasure, series: FakeSeries, state: Cell["state"] = "reported"): Cell {
  const { chart, variation, assurance, latest } = series;
  const base = { measure: measure.code, state, period: LATEST, variation: null, assurance: null, spark: null };
  if (state === "no_data") {
    return { ...base, words: "No data since July", value: null, shown: "", label: "No data since July" };
  }
  if (state === "suppressed") {
    return { ...base, words: "under 5 answers", value: null, shown: "*", label: "Suppressed: under 5 answers" };
  }
  const start = MONTHS - 24;
  return {
    measure: measure.code,
    state,
    words: null,
    period: LATEST,
    value: latest,
    shown: shown(latest, measure),
    variation,
    assurance,
    spark: {
      from: chart.periods[start]!,
      values: chart.values.slice(start),
      signals: chart.signals.slice(start),
      centre: chart.centre[0] ?? null,
    },
    label: [shown(latest, measure), variationLabel(variation), assurance && assuranceLabel[assurance]]
      .filter(Boolean)
      .join(", "),
  };
}

export const figuresTo = `Figures to ${monthAndYear(LATEST)}`;
export const latestMonth = monthName(LATEST);
