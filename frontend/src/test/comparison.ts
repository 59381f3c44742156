/** A small comparison for tests: five invented practices of very different size. */
import type { Centiles, Funnel, FunnelItem, FunnelPlace } from "../api/comparison";
import type { Signal } from "../api/types";
import { series } from "./series";

const revision = series.revision;

function item(code: string, denominator: number, value: number, place: FunnelPlace, signal: Signal): FunnelItem {
  const numerator = Math.round((value / 100) * denominator);
  return {
    organisation: { code, name: `Practice ${code}`, kind: "practice" },
    numerator,
    numerator_shown: numerator.toLocaleString("en-GB"),
    denominator,
    denominator_shown: denominator.toLocaleString("en-GB"),
    value,
    shown: `${value.toFixed(1)}%`,
    place,
    signal,
    rank_low: 1,
    rank_high: 5,
    rank_shown: "between 1st and 5th lowest of 5",
  };
}

export const funnel: Funnel = {
  measure: series.measure,
  of: "practice",
  within: null,
  period: "2018-06-01",
  periods: ["2018-05-01", "2018-06-01"],
  chart: "p",
  centre: 10,
  centre_shown: "10.0%",
  adjusted: false,
  dispersion: 1,
  dispersion_words: "The practices differ no more than chance and size explain.",
  lines_words: "Of every 1,000 practices that differ only by chance, 998 are between the outer lines.",
  numerator_label: "Calls not answered",
  denominator_label: "Calls received",
  curve: [100, 1000, 10_000].map((denominator) => {
    const error = 100 * Math.sqrt(0.09 / denominator);
    return {
      denominator,
      lower_3: Math.max(0, 10 - 3 * error),
      lower_2: Math.max(0, 10 - 2 * error),
      upper_2: 10 + 2 * error,
      upper_3: 10 + 3 * error,
    };
  }),
  items: [
    item("E", 10_000, 8.4, "below_3", "improving"),
    item("B", 1000, 13.5, "above_3", "worse"),
    item("A", 100, 14, "within", null),
    item("D", 4000, 11, "above_2", null),
    item("C", 2000, 10, "within", null),
  ],
  compared: 5,
  unnamed: 0,
  left_out: 1,
  sentence: [{ text: "Two of five differ.", tone: "plain" }],
  alt: "Funnel of five practices; two lie outside the 99.8% lines.",
  revision,
};

export const centiles: Centiles = {
  measure: series.measure,
  of: "practice",
  within: null,
  organisation: { code: "A", name: "Practice A", kind: "practice" },
  periods: ["2018-01-01", "2018-02-01", "2018-03-01", "2018-04-01"],
  counts: [5, 5, 0, 4],
  centiles: {
    "5": [6, 6, null, 5],
    "25": [8, 8, null, 7],
    "50": [10, 10, null, 9],
    "75": [12, 12, null, 11],
    "95": [15, 15, null, 14],
  },
  values: [11, null, null, 9.2],
  shown: ["11.0%", "–", "–", "9.2%"],
  centile_now: 52,
  sentence: [{ text: "In the middle.", tone: "plain" }],
  alt: "Centiles over four months.",
  revision,
};
