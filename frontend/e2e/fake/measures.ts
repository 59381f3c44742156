import type { Measure } from "../../src/api/types";

export type FakeMeasure = Measure & { level: number };

type Given = Pick<
  FakeMeasure,
  "code" | "title" | "short_title" | "unit_label" | "unit" | "direction" | "target" | "level"
> &
  Partial<Measure>;

const measure = (given: Given): FakeMeasure => ({
  target_label:
    given.target === null
      ? null
      : `target ${given.direction === "lower" ? "≤" : "≥"} ${given.target}${given.unit === "percent" ? "%" : ""}`,
  why: "Invented for a test of a screen.",
  numerator: null,
  denominator: null,
  multiplier: 1,
  decimals: 1,
  family: "outcome",
  chart: "i",
  period: "month",
  source: "Invented",
  disclosure: "none",
  version: 1,
  entry: true,
  ...given,
});

export const measures: FakeMeasure[] = [
  measure({
    code: "missed_call_share",
    title: "Missed calls",
    short_title: "Missed calls",
    unit_label: "% not answered",
    unit: "percent",
    direction: "lower",
    target: 10,
    level: 11,
    numerator: "calls not answered",
    denominator: "all calls",
  }),
  measure({
    code: "online_consultation_rate",
    title: "Online consultations",
    short_title: "Online consultations",
    unit_label: "per 1,000 patients",
    unit: "rate",
    direction: "higher",
    target: 25,
    level: 22,
  }),
  measure({
    code: "dna_rate",
    title: "DNA rate",
    short_title: "DNA rate",
    unit_label: "% not attended",
    unit: "percent",
    direction: "lower",
    target: 5,
    level: 5.4,
    numerator: "appointments not attended",
    denominator: "all appointments",
  }),
  measure({
    code: "appointments_offered_rate",
    title: "Appointments offered",
    short_title: "Appointments",
    unit_label: "per 1,000 patients",
    unit: "rate",
    direction: "neither",
    target: null,
    level: 430,
    decimals: 0,
  }),
  measure({
    code: "avoidable_appointments",
    title: "Potentially avoidable appointments",
    short_title: "Avoidable appointments",
    unit_label: "% at audit",
    unit: "percent",
    direction: "lower",
    target: 22,
    level: 23,
  }),
  measure({
    code: "staff_satisfaction",
    title: "Staff satisfaction",
    short_title: "Staff satisfaction",
    unit_label: "% satisfied",
    unit: "percent",
    direction: "higher",
    target: 70,
    level: 66,
    decimals: 0,
  }),
  measure({
    code: "patient_satisfaction",
    title: "Patient satisfaction with access",
    short_title: "Patient satisfaction",
    unit_label: "% good, access",
    unit: "percent",
    direction: "higher",
    target: 75,
    level: 71,
    decimals: 0,
  }),
  measure({
    code: "hours_released",
    title: "Hours released",
    short_title: "Hours released",
    unit_label: "per practice",
    unit: "hours",
    direction: "higher",
    target: null,
    level: 14,
  }),
];
