/** An answer of `POST /analyses` as what the chart component draws. Pure; no statistic is worked out here. */
import type { components } from "../../api/schema.gen";
import type { Phase, Point } from "../../api/types";
import { axisNumber } from "../../charts/axis";
import { nameOfRule } from "../../charts/pointWords";
import type { Charted } from "../../charts/seriesLayout";
import written from "./chartExamples.gen.json";

type Schemas = components["schemas"];
type Analysed = Schemas["AnalysedChart"];
type AnalysedPoint = Schemas["AnalysedPoint"];
/** What the engine answered for one invented series, and what its kind of chart is for. */
export type Example = Schemas["Analyses"] & { title: string; about: string; source: string };

/** One of each kind of chart. */
export const examples = written as Example[];

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "Apr 2017" is "2017-04-01"; what is no month ("Error 14") stays as it is. */
export function periodOf(label: string): string {
  const [month = "", year = ""] = label.split(" ");
  const place = MONTHS.indexOf(month) + 1;
  return place > 0 && /^\d{4}$/.test(year) ? `${year}-${String(place).padStart(2, "0")}-01` : label;
}

/**
 * Values to a tenth of what they ordinarily vary by, as the engine writes them in its sentence: by the limits at the
 * end or, where there are none, by the values of the last phase.
 */
export function writer({ points, unit }: Pick<Analysed, "points" | "unit">): (value: number | null) => string {
  const last = points.at(-1);
  const values = points
    .filter(({ phase }) => phase === last?.phase)
    .map(({ value }) => value)
    .filter((value) => value !== null);
  const limits = last && last.lower !== null && last.upper !== null ? last.upper - last.lower : 0;
  const width = limits > 0 ? limits : Math.max(...values) - Math.min(...values);
  const decimals = width > 0 ? Math.min(9, Math.max(0, 1 - Math.floor(Math.log10(width)))) : 0;
  return (value) => (value === null ? "–" : `${axisNumber(value, { unit: "count" }, decimals)}${unit}`);
}

export function chartedOf({ title, chart, charts: [analysed] }: Example): Charted | null {
  if (!analysed) return null;
  const write = writer(analysed);
  const at = (index: number) => periodOf(analysed.points[index]?.label ?? "");
  return {
    chart,
    alt: `${chart.title}. ${title}. ${analysed.sentence}`,
    measure: { unit: analysed.unit === "%" ? "percent" : "count", unit_label: analysed.unit.trim() },
    notes: [],
    points: analysed.points.map((point, index) => pointOf(point, index, chart, write)),
    phases: analysed.phases.map((phase): Phase => {
      const oneLevel = analysed.points.slice(phase.at, phase.at + phase.points);
      const limit = (name: "lower" | "upper") => {
        const levels = new Set(oneLevel.map((point) => point[name]));
        return levels.size === 1 ? write(phase[name]) : "";
      };
      return {
        id: null,
        from: at(phase.at),
        to: at(phase.at + phase.points - 1),
        centre: phase.centre,
        lower: phase.lower,
        upper: phase.upper,
        centre_shown: write(phase.centre),
        lower_shown: limit("lower"),
        upper_shown: limit("upper"),
        baseline: phase.baseline,
        baseline_points: phase.used,
        short: phase.short,
        reason: null,
        by: null,
        at: null,
        runs: {
          useful: phase.runs.useful ?? 0,
          longest: phase.runs.longest ?? 0,
          longest_allowed: phase.runs.longest_allowed ?? 0,
          crossings: phase.runs.crossings ?? 0,
          fewest_crossings: phase.runs.fewest_crossings,
          signal: phase.runs.signal,
          words: null,
        },
      };
    }),
  };
}

function pointOf(
  point: AnalysedPoint,
  index: number,
  chart: Charted["chart"],
  write: (value: number | null) => string,
): Point {
  const moving = chart.name === "mr";
  return {
    period: periodOf(point.label ?? ""),
    value: point.value,
    shown: write(point.value),
    // The first point has none before it to move from: no gap, and nothing that is missing.
    status: point.value === null && !(moving && index === 0) ? "missing" : point.excluded ? "excluded" : "reported",
    reason: null,
    centre: point.centre,
    lower: point.lower,
    upper: point.upper,
    usual_shown: point.lower === null || point.upper === null ? null : `${write(point.lower)} to ${write(point.upper)}`,
    phase: point.phase,
    signal: point.signal,
    rule: point.rule,
    rule_words: point.rule && nameOfRule(point.rule, chart),
    fires: point.fires,
    target: point.target,
    target_shown: point.target === null ? null : write(point.target),
    numerator: null,
    denominator: null,
    numerator_shown: null,
    denominator_shown: null,
    contributing: null,
    expected: null,
    practices_shown: null,
    above_zero: null,
    sources: [],
  };
}
