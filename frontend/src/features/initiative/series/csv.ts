/** The chart as a file: what is withheld from the page is not in it either. Pure. */
import { csvOf } from "../../../lib/csv";
import type { MeasureSeries } from "./queries";

const COLUMNS = [
  "initiative",
  "measure",
  "period",
  "status",
  "numerator",
  "denominator",
  "value",
  "centre",
  "lower",
  "upper",
  "aim",
  "signal",
  "rule",
  "practices",
  "expected",
  "cycles",
];

export function seriesCsv({ initiative, measure, points, marks }: MeasureSeries): string {
  const cyclesIn = (month: string) =>
    marks.flatMap(({ period, number }) => (period === month ? [number] : [])).join(" ") || null;
  const rows = points.map((point) => [
    initiative.code,
    measure.title,
    point.period,
    point.status,
    point.numerator,
    point.denominator,
    point.value,
    point.centre,
    point.lower,
    point.upper,
    point.target,
    point.signal,
    point.rule,
    point.contributing,
    point.expected,
    cyclesIn(point.period),
  ]);
  return csvOf([COLUMNS, ...rows]);
}
