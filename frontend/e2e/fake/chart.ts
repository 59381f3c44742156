/** The chart of one measure, of any kind, with limits, targets and changes that people set. */
import type { ChartData, Phase, Point, Segment, Series } from "../../src/api/types";
import { addMonths, monthAndYear } from "../../src/lib/period";
import { groupings, practicesOf, seedOf } from "./country";
import { measures, type FakeMeasure } from "./measures";
import { randomOf } from "./random";
import type { Settings } from "./settings";
import { cellOf, LATEST, latestMonth, seriesOf } from "./series";

const MONTHS = 48;
export const REBASED = 29;
export const SHIFTED = 39;
const plain = (text: string): Segment => ({ text, tone: "plain" });
const toned = (text: string, tone: Segment["tone"]): Segment => ({ text, tone });
/** The month of a row of the chart. */
export const month = (index: number) => addMonths(LATEST, index - MONTHS + 1);
const percent = (value: number | null) => (value === null ? null : `${value.toFixed(1)}%`);

const titles: Record<string, string> = { i: "XmR chart", p: "p chart", pp: "p′ chart", run: "Run chart" };
const ruleTitles: Record<string, string> = {
  "nhs-plot-the-dots": "NHS plot the dots",
  "making-data-count": "Making Data Count",
  anhoej: "Anhøj",
};
const named = (from: Record<string, string>) => Object.entries(from).map(([name, title]) => ({ name, title }));

type Row = {
  value: number | null;
  excluded: number | null;
  centre: number;
  lower: number | null;
  upper: number | null;
};

/** A gap, an excluded month, a signal, limits recalculated, and a real improvement: the example of the design. */
function rowsOf(kind: string): Row[] {
  const random = randomOf(11);
  return Array.from({ length: MONTHS }, (_, index) => {
    const offset = Math.sin(index * 2.1) * 0.5 + Math.cos(index * 0.9) * 0.3;
    const level = index < REBASED ? 13.4 + offset : index < SHIFTED ? 10.8 + offset : 9.2 + offset * 0.6;
    const none = index === 9 || index === 10 || index === 24;
    const late = index >= REBASED;
    const spread = kind === "p" || kind === "pp" ? 1.3 + random.next() * 0.7 : late ? 1.6 : 1.9;
    const centre = late ? 10.5 : 13.5;
    const limited = kind !== "run" && !(kind !== "i" && none);
    return {
      value: none ? null : index === 14 ? 17.2 : Number(level.toFixed(1)),
      excluded: index === 24 ? 19.8 : null,
      centre,
      lower: limited ? centre - spread : null,
      upper: limited ? centre + spread : null,
    };
  });
}

const targetAt = (index: number) => (index < REBASED ? 12 : 10);

function pointOf({ value, excluded, centre, lower, upper }: Row, index: number, kind: string): Point {
  const known = value ?? excluded;
  const missing = known === null;
  const above = index === 14 && kind !== "run";
  const below = value !== null && index >= SHIFTED;
  const counted = known === null ? null : Math.round(known * 1100);
  return {
    period: month(index),
    numerator: counted,
    denominator: missing ? null : 110000,
    numerator_shown: counted === null ? null : counted.toLocaleString("en-GB"),
    denominator_shown: missing ? null : "110,000",
    value: known,
    shown: percent(known) ?? "–",
    status: missing ? "missing" : excluded === null ? "reported" : "excluded",
    centre,
    lower,
    upper,
    usual_shown: lower === null || upper === null ? null : `${lower.toFixed(1)} to ${upper.toFixed(1)}%`,
    phase: index < REBASED ? 0 : 1,
    signal: above ? "worse" : below ? "improving" : null,
    rule: above ? "above_upper_limit" : below ? "shift_below" : null,
    rule_words: above ? "above the upper limit" : below ? "7 or more below average" : null,
    fires: above
      ? ["above_upper_limit"]
      : below
        ? ["shift_below", ...(index === 45 ? (["two_in_three_below"] as const) : [])]
        : [],
    target: targetAt(index),
    target_shown: `${targetAt(index)}%`,
    contributing: missing ? 0 : index === MONTHS - 1 ? 21 : 23,
    expected: 23,
    practices_shown: `${missing ? 0 : index === MONTHS - 1 ? 21 : 23} of 23`,
    above_zero: missing ? 0 : 22,
    sources: missing
      ? []
      : [
          {
            revision: 100 + index,
            label: `File of ${10 + (index % 5)} ${latestMonth.slice(0, 3)}`,
            file: "invented.csv",
          },
        ],
    reason: excluded === null ? null : "supplier failure",
  };
}

function phaseOf(rows: Row[], from: number, to: number): Phase {
  const last = rows[to]!;
  const later = from > 0;
  return {
    from: month(from),
    to: month(to),
    id: later ? 1 : null,
    baseline: later ? 12 : null,
    reason: later ? "New phone system." : null,
    by: later ? "Ines Caldwell" : null,
    at: later ? "2017-06-12T10:00:00Z" : null,
    centre: last.centre,
    lower: last.lower,
    upper: last.upper,
    centre_shown: percent(last.centre),
    lower_shown: percent(last.lower),
    upper_shown: percent(last.upper),
    baseline_points: later ? 12 : 26,
    short: false,
    runs: later
      ? {
          useful: 19,
          longest: 9,
          longest_allowed: 7,
          crossings: 3,
          fewest_crossings: 6,
          signal: true,
          words: "A run of 9, more than chance gives",
        }
      : { useful: 26, longest: 4, longest_allowed: 8, crossings: 14, fewest_crossings: 9, signal: false, words: null },
  };
}

const tail = (chart: ChartData, months: number): ChartData => ({
  periods: chart.periods.slice(-months),
  values: chart.values.slice(-months),
  centre: chart.centre.slice(-months),
  lower: chart.lower.slice(-months),
  upper: chart.upper.slice(-months),
  target: chart.target.slice(-months),
  excluded: chart.excluded.slice(-months),
  phase: chart.phase.slice(-months),
  signals: chart.signals.slice(-months),
});

export function series(
  code: string,
  organisationCode: string,
  search: URLSearchParams,
  { notes, may }: Settings,
): Series {
  const measure: FakeMeasure = measures.find((each) => each.code === code) ?? measures[0]!;
  const organisation = groupings(120).find((each) => each.code === organisationCode) ?? practicesOf(23)[0]!;
  const kind = search.get("chart") ?? "i";
  const rules = search.get("rules") ?? (kind === "run" ? "anhoej" : "nhs-plot-the-dots");
  const rows = rowsOf(kind);
  const members = organisation.kind === "practice" ? [] : practicesOf(23);
  return {
    measure,
    organisation,
    parents: [{ code: "Y91", name: "Eastmarch", kind: "region" }],
    membership: search.get("membership") === "now" ? "now" : "then",
    panel: search.get("panel") === "constant" ? "constant" : "all",
    panel_practices: 18,
    rules: {
      name: rules,
      title: ruleTitles[rules] ?? rules,
      parameters: [
        { label: "Limits", shown: "2.66 mean moving ranges from the average" },
        { label: "A run above or below", shown: "7 points" },
        { label: "A trend", shown: "7 points" },
        { label: "2 of 3", shown: "beyond two thirds of the way to a limit" },
        { label: "Screening of moving ranges", shown: "once, above 3.267 times their mean" },
      ],
    },
    rule_sets: named(ruleTitles),
    chart: { name: kind, title: titles[kind] ?? kind },
    charts: named(titles),
    sentence: [
      plain(`${measure.title} are `),
      toned("improving", "improving"),
      plain(". October was "),
      toned("8.8%", "strong"),
      plain(", the ninth month in a row below the average of 10.5%; that is very unlikely to be chance."),
    ],
    detail: [
      plain(
        "The target, 10% or less, was met in each of the last eight months, but it lies inside the usual range of 8.9 to 12.1%.",
      ),
    ],
    alt: `${titles[kind]} of ${measure.title}, monthly, ${monthAndYear(month(0))} to ${monthAndYear(LATEST)}, in two phases. The last points are below the average.`,
    variation: "improvement_low",
    assurance: "inconsistent",
    target: 10,
    target_label: "target ≤ 10%",
    target_shown: "10%",
    targets: [],
    numerator_label: "Calls not answered",
    denominator_label: "Calls received",
    phases: [phaseOf(rows, 0, REBASED - 1), phaseOf(rows, REBASED, MONTHS - 1)],
    points: rows.map((row, index) => pointOf(row, index, kind)),
    notes,
    suggestion: notes.some(({ kind: each, period }) => each === "phase" && period === month(SHIFTED))
      ? null
      : {
          from: month(SHIFTED),
          points: 9,
          words: [
            toned("The last 9 months are all below the average.", "strong"),
            plain(" That began after “Call back instead of hold at nine practices.” on 15 January 2018."),
          ],
          reason: "Call back instead of hold at nine practices.",
          change_id: 3,
        },
    may_set: may,
    members: members.map((member, index) => {
      const one = seriesOf(seedOf(member.code), measure);
      return {
        organisation: member,
        cell: cellOf(measure, one, index === 13 ? "no_data" : "reported"),
        chart: tail(one.chart, 19),
      };
    }),
    members_scale: [0, 18],
    members_scale_shown: "0 to 18%",
    revision: { sequence: 48213, committed_at: "2018-11-12T10:42:00Z" },
  };
}
