/** Examples of evidence and of a spread for unit tests. Invented. */
import type { Effect, Evidence, EvidenceSite, Spread } from "../api/innovationTypes";

export const effect = (value: number, lower: number, upper: number): Effect => ({
  value,
  lower,
  upper,
  shown: `${value} (${lower} to ${upper})`,
});

export const site = (name: string, change: Effect, weight: number | null): EvidenceSite => ({
  name,
  organisation: { code: "F001", name, kind: "federation" },
  region: null,
  practices: 8,
  began: 2017,
  change,
  level: change,
  slope: effect(0, -0.1, 0.1),
  weight,
  weight_shown: weight === null ? "" : `${weight * 100}%`,
  months_before: 24,
  months_after: 12,
  clear: change.upper < 0,
  words: `${name}, eight practices, began 2017.`,
});

export const pooled = (change: Effect, prediction: Effect | null): NonNullable<Evidence["pooled"]> => ({
  sites: 2,
  practices: 16,
  change,
  prediction,
  i2: 0.5,
  tau: 1,
  words: "Difference between sites: I² 50%, τ 1.0 points.",
});

export const evidence = (given: Partial<Evidence> = {}): Evidence => ({
  innovation: { code: "call-back", title: "Call back" },
  measure: {
    code: "missed_call_share",
    title: "Missed calls",
    short_title: "Missed calls",
    unit_label: "% not answered",
    target_label: null,
    direction: "lower",
  },
  measures: [],
  unit: "points",
  first: "2016-01-01",
  last: "2018-10-01",
  sentence: [],
  strength: { word: "Early", level: 1, in_favour: [], against: [] },
  sides: { below: "fewer missed calls", above: "more" },
  sites: [site("Fenwater", effect(-4, -6, -2), 0.8), site("Larkdene", effect(-1, -3, 1), 0.2)],
  pooled: pooled(effect(-3, -4, -2), effect(-3, -8, 2)),
  without_last_three: null,
  too_few: null,
  left_out: [],
  comparison: { change: null, adopters: 0, comparisons: 0, sentence: "There is nothing to compare with." },
  regions: [],
  adopted: 16,
  practices: 100,
  notes: [],
  revision: { sequence: 1, committed_at: "2018-11-12T10:42:00Z" },
  ...given,
});

export const course: Pick<Spread, "cumulative" | "forecast"> = {
  cumulative: { months: ["2018-11-01", "2018-12-01", "2019-01-01"], adopters: [1, 4, 10] },
  forecast: {
    months: ["2019-02-01", "2019-03-01"],
    middle: [14, 20],
    low50: [12, 15],
    high50: [16, 26],
    low90: [10, 11],
    high90: [20, 38],
    ceiling: 60,
    fitted: [1, 4, 9],
    words: "By the end of March 2019, 20 practices are likely to have adopted it.",
    assumes: "Practices go on adopting as those before them.",
  },
};
