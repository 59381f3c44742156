/** An invented series of thirty months: one missing, one excluded, limits recalculated after fifteen. */
import type { Point, Series } from "../api/types";
import { addMonths } from "../lib/period";

function pointAt(index: number): Point {
  const missing = index === 3;
  const excluded = index === 7;
  const later = index >= 15;
  const value = excluded ? 19 : (later ? 10.5 : 13.5) + ((index % 3) - 1) * 0.4;
  return {
    period: addMonths("2016-01-01", index),
    numerator: missing ? null : 1000,
    denominator: missing ? null : 10000,
    value: missing ? null : value,
    shown: missing ? "–" : `${value.toFixed(1)}%`,
    status: missing ? "missing" : excluded ? "excluded" : "reported",
    centre: later ? 10.5 : 13.5,
    lower: later ? 9 : 12,
    upper: later ? 12 : 15,
    phase: later ? 1 : 0,
    signal: index === 29 ? "improving" : null,
    rule: index === 29 ? "below_lower_limit" : null,
    rule_words: index === 29 ? "below the lower limit" : null,
    contributing: missing ? 0 : index === 29 ? 21 : 23,
    expected: 23,
    above_zero: null,
    sources: [{ revision: index, label: "File of 12 Nov", file: null }],
    reason: excluded ? "supplier failure" : null,
  };
}

export const series: Series = {
  measure: {
    code: "missed_call_share",
    title: "Missed calls",
    short_title: "Missed calls",
    unit_label: "% not answered",
    target_label: "target ≤ 10%",
    direction: "lower",
    why: "",
    numerator: "calls not answered",
    denominator: "all calls",
    unit: "percent",
    multiplier: 100,
    decimals: 1,
    family: "outcome",
    chart: "xmr",
    period: "month",
    source: "",
    disclosure: "none",
    target: 10,
    version: 1,
    entry: true,
  },
  organisation: { code: "F0010", name: "Brackenholt Together", kind: "federation" },
  parents: [],
  membership: "then",
  panel: "all",
  panel_practices: 18,
  rules: { name: "nhs-plot-the-dots", title: "NHS plot the dots" },
  chart: "xmr",
  sentence: [],
  detail: [],
  alt: "XmR chart of missed calls, monthly.",
  variation: "improvement_low",
  assurance: "inconsistent",
  target: 10,
  target_label: "target ≤ 10%",
  phases: [
    { from: "2016-01-01", to: "2017-03-01", centre: 13.5, lower: 12, upper: 15, baseline_points: 13, short: false },
    { from: "2017-04-01", to: "2018-06-01", centre: 10.5, lower: 9, upper: 12, baseline_points: 12, short: false },
  ],
  points: Array.from({ length: 30 }, (_, index) => pointAt(index)),
  notes: [],
  members: [],
  members_scale: null,
  revision: { sequence: 1, committed_at: "2018-07-01T00:00:00Z" },
};
