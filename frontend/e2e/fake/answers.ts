/** What the API would answer, from the invented country. */
import type {
  ChartData,
  Dashboard,
  Me,
  Overview,
  OverviewRow,
  Point,
  Segment,
  Series,
  SmallChart,
} from "../../src/api/types";
import { monthAndYear } from "../../src/lib/period";
import { choicesOf, groupings, practicesOf, rowOf, seedOf, worstFirst } from "./country";
import { measures, type FakeMeasure } from "./measures";
import { cellOf, figuresTo, LATEST, latestMonth, seriesOf, shown, type FakeSeries } from "./series";

const plain = (text: string): Segment => ({ text, tone: "plain" });
const toned = (text: string, tone: Segment["tone"]): Segment => ({ text, tone });
const revision = { sequence: 48213, committed_at: "2018-11-12T10:42:00Z" };

export const me = (role: Me["role"] = "national"): Me => ({
  name: role === "practice" ? "Sam Pike" : "Nadia Rahman",
  email: `${role}@demo.example`,
  role,
  role_label: role === "practice" ? "Ferry Road Medical Centre" : "National programme team",
  organisation:
    role === "practice"
      ? { code: "Z10101", name: "Ferry Road Medical Centre", kind: "practice" }
      : { code: "ENG", name: "England", kind: "nation" },
  home: role === "practice" ? "/entry" : "/overview",
  permissions: ["read_overview", "read_practices"],
  demonstration: true,
});

export function overview(level: "federation" | "network" | "scheme", count: number, search: URLSearchParams): Overview {
  const all = groupings(count, level).map(rowOf);
  const region = search.get("region");
  const signal = search.get("signal");
  const rows = all
    .filter((row) => !region || row.region?.code === region)
    .filter((row) => signal !== "no_data" || row.silent_since)
    .sort(
      search.get("sort") === "name" ? (a, b) => a.organisation.name.localeCompare(b.organisation.name) : worstFirst,
    );
  const counts = (code: string) => {
    const families = all.flatMap(({ cells }) => cells.filter(({ measure }) => measure === code));
    const of = (family: string) => families.filter(({ variation }) => variation?.startsWith(family)).length;
    return {
      improving: of("improvement"),
      worse: of("concern"),
      moved: of("neutral"),
      same: of("common"),
      no_data: count - families.length,
    };
  };
  const calls = counts("missed_call_share");
  return {
    level,
    membership: search.get("membership") === "now" ? "now" : "then",
    period: LATEST,
    sentence: [
      plain(`Of ${count} ${level}s, `),
      toned(`${calls.improving} are improving`, "improving"),
      plain(" on missed calls, "),
      toned(`${calls.worse} are getting worse`, "worse"),
      plain(` and ${calls.same} show no real change. `),
      toned(`${calls.no_data} have sent no missed-call figures since July.`, "strong"),
    ],
    also: [plain("Online consultations divides them most: 34 improving, 19 getting worse.")],
    measures: measures.map((measure) => ({ ...measure, counts: counts(measure.code) })),
    filters: choicesOf(all),
    items: level === "scheme" ? [...rows, inNoScheme()] : rows,
    total: rows.length,
    revision,
  };
}

/** The extra row of the Access Fund's grid: practices in no scheme, to compare with. */
function inNoScheme(): OverviewRow {
  const row = rowOf({ ...groupings(1)[0]!, code: "NONE", name: "Practices in no scheme", kind: "scheme" }, 0);
  return { ...row, region: null, commissioner: null, schemes: [] };
}

const verdict = ({ variation }: FakeSeries, measure: FakeMeasure): Segment[] => {
  if (variation.startsWith("improvement"))
    return [toned("Improving", "improving"), plain(": 13 months in a row beyond the average.")];
  if (variation.startsWith("concern"))
    return [toned("Getting worse", "worse"), plain(": 8 months in a row beyond the average.")];
  return [plain(`No real change: within its usual range of ${measure.unit_label}.`)];
};

const small = (measure: FakeMeasure, series: FakeSeries): SmallChart => ({
  measure,
  shown: shown(series.latest, measure),
  sub: measure.unit_label,
  target: measure.target,
  target_label: measure.target_label,
  variation: series.variation,
  assurance: series.assurance,
  sentence: verdict(series, measure),
  chart: series.chart,
});

export function dashboard(code: string, membership: "then" | "now"): Dashboard {
  const organisation = groupings(120).find((each) => each.code === code) ?? groupings(120)[9]!;
  const practices = practicesOf(23);
  const shownMeasures = [measures[0]!, measures[2]!, measures[6]!];
  return {
    organisation,
    membership,
    period: LATEST,
    facts: `23 practices, 225,295 patients · ${organisation.commissioner?.name}, ${organisation.region?.name} · ${figuresTo}`,
    sentence: [
      plain("Missed calls are "),
      toned("improving", "improving"),
      plain(". Staff satisfaction and the DNA rate are "),
      toned("getting worse", "worse"),
      plain(". Two practices have figures overdue."),
    ],
    since: {
      last_visit: "2018-11-06",
      heading: "Since your last visit, Tuesday 6 November",
      items: [
        {
          variation: "improvement_low",
          icon: "variation",
          sentence: [
            toned("Missed calls are improving across the federation.", "strong"),
            plain(" October was 8.8%, the ninth month in a row below the average of 10.5%, since February 2018."),
          ],
          link: { to: "measure", measure: "missed_call_share", organisation: code, label: "See the chart" },
        },
        {
          variation: "concern_high",
          icon: "variation",
          sentence: [
            toned("Weir Street Surgery: missed calls are getting worse.", "strong"),
            plain(" October, 13.4%, made it seven months in a row above its average, since April 2018. This is new."),
          ],
          link: { to: "measure", measure: "missed_call_share", organisation: "Z10106", label: "See the chart" },
        },
        {
          variation: null,
          icon: "late",
          sentence: [
            toned("Harbour View has sent nothing since July", "strong"),
            plain(" and Linden Walk has not sent October, so October’s figures are from 21 of 23 practices."),
          ],
          link: { to: "practice", measure: null, organisation: "Z10102", label: "See what is missing" },
        },
      ],
      also: "21 practices sent October’s figures.",
    },
    attention: {
      worse: [
        { label: "DNA rate, federation", organisation: code, measure: "dna_rate", when: "since October 2017" },
        {
          label: "Staff satisfaction, federation",
          organisation: code,
          measure: "staff_satisfaction",
          when: "since March 2018",
        },
        {
          label: "Weir Street: missed calls",
          organisation: "Z10106",
          measure: "missed_call_share",
          when: "new, since April 2018",
        },
      ],
      overdue: [
        { label: "Harbour View", organisation: "Z10102", measure: null, when: "3 months" },
        { label: "Linden Walk", organisation: "Z10103", measure: null, when: "October" },
      ],
    },
    measures: measures
      .map((measure, index) => small(measure, seriesOf(seedOf(code) + index * 977, measure)))
      .sort((a, b) => Number(a.variation === "common_cause") - Number(b.variation === "common_cause")),
    practices: {
      measures: shownMeasures,
      total: 23,
      items: practices.map((practice, index) => ({
        organisation: practice,
        list_size: 5000 + ((index * 1777) % 9000),
        reported: Array.from(
          { length: 12 },
          (_, month) => !(index === 1 && month > 8) && !(index === 2 && month === 11),
        ),
        cells: shownMeasures.map((measure, place) =>
          cellOf(measure, seriesOf(seedOf(practice.code) + place * 31, measure), index === 1 ? "no_data" : "reported"),
        ),
        last_sent: index === 1 ? "2018-08-08" : "2018-11-12",
      })),
    },
    revision,
    members: {
      from: "2014-11-01",
      until: "2018-10-31",
      steady: 20,
      sentence:
        "Past figures keep the members of their own month: 22 practices at first, 24 at most, 23 since the merger.",
      items: [
        {
          organisation: practices[5]!,
          from: "2015-10-01",
          until: null,
          words: "joined 1 October 2015",
          successor: null,
        },
        { organisation: practices[1]!, from: "2014-11-01", until: null, words: null, successor: null },
        {
          organisation: { code: "Z10199", name: "Fairhaven Surgery", kind: "practice" },
          from: "2014-11-01",
          until: "2017-06-30",
          words: "merged into Harbour View, 1 July 2017",
          successor: practices[1]!.code,
        },
      ],
    },
  };
}

export function series(code: string, organisationCode: string, search: URLSearchParams): Series {
  const measure = measures.find((each) => each.code === code) ?? measures[0]!;
  const organisation = groupings(120).find((each) => each.code === organisationCode) ?? practicesOf(23)[0]!;
  const chart = rebasedChart(measure);
  const members = organisation.kind === "practice" ? [] : practicesOf(23);
  return {
    measure,
    organisation,
    parents: [{ code: "Y91", name: "Eastmarch", kind: "region" }],
    membership: search.get("membership") === "now" ? "now" : "then",
    panel: search.get("panel") === "constant" ? "constant" : "all",
    panel_practices: 18,
    rules: { name: "nhs-plot-the-dots", title: "NHS plot the dots" },
    chart: "xmr",
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
    alt: `XmR chart of ${measure.title}, monthly, ${monthAndYear(chart.periods[0]!)} to ${monthAndYear(LATEST)}, in two phases. The last points are below the average.`,
    variation: "improvement_low",
    assurance: "inconsistent",
    target: 10,
    target_label: "target ≤ 10%",
    target_shown: "10%",
    numerator_label: "Calls not answered",
    denominator_label: "Calls received",
    phases: [
      {
        from: chart.periods[0]!,
        to: chart.periods[28]!,
        centre: 13.5,
        lower: 11.6,
        upper: 15.4,
        centre_shown: "13.5%",
        lower_shown: "11.6%",
        upper_shown: "15.4%",
        baseline_points: 26,
        short: false,
      },
      {
        from: chart.periods[29]!,
        to: LATEST,
        centre: 10.5,
        lower: 8.9,
        upper: 12.1,
        centre_shown: "10.5%",
        lower_shown: "8.9%",
        upper_shown: "12.1%",
        baseline_points: 12,
        short: false,
      },
    ],
    points: chart.periods.map((_, index) => pointOf(chart, index)),
    notes: [
      {
        period: chart.periods[24]!,
        until: null,
        title: "November 2016, excluded",
        words: "Line supplier failed for nine days. Drawn hollow; not in limits or rules.",
        kind: "exclusion",
      },
      {
        period: chart.periods[9]!,
        until: chart.periods[10]!,
        title: "August and September 2015, no figures",
        words: "Never sent. Left as a gap; runs start again after it.",
        kind: "gap",
      },
    ],
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
    revision,
  };
}

/** The example of the chart screen: a gap, an excluded month, a signal, a rebase, and a real improvement. */
function rebasedChart(measure: FakeMeasure): ChartData {
  const { chart } = seriesOf(4, { ...measure, target: 10 });
  const wave = chart.periods.map((_, index) => Math.sin(index * 2.1) * 0.5 + Math.cos(index * 0.9) * 0.3);
  const values = wave.map((offset, index) => {
    if (index === 9 || index === 10 || index === 24) return null;
    if (index === 14) return 17.2;
    return Number((index < 29 ? 13.4 + offset : index < 39 ? 10.8 + offset : 9.2 + offset * 0.6).toFixed(1));
  });
  const late = (index: number) => index >= 29;
  return {
    ...chart,
    values,
    centre: values.map((_, index) => (late(index) ? 10.5 : 13.5)),
    lower: values.map((_, index) => (late(index) ? 8.9 : 11.6)),
    upper: values.map((_, index) => (late(index) ? 12.1 : 15.4)),
    phase: values.map((_, index) => (late(index) ? 1 : 0)),
    signals: values
      .map((value, index) => (value === null ? "x" : index === 14 ? "w" : index >= 39 ? "i" : "."))
      .join(""),
    excluded: values.map((_, index) => (index === 24 ? 19.8 : null)),
    target: values.map(() => 10),
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

function pointOf(chart: ChartData, index: number): Point {
  const value = chart.values[index] ?? null;
  const excluded = chart.excluded[index] ?? null;
  const letter = chart.signals[index];
  const missing = value === null && excluded === null;
  const known = value ?? excluded;
  return {
    period: chart.periods[index]!,
    numerator: known === null ? null : Math.round(known * 1100),
    denominator: known === null ? null : 110000,
    numerator_shown: known === null ? null : Math.round(known * 1100).toLocaleString("en-GB"),
    denominator_shown: known === null ? null : "110,000",
    value: known,
    shown: known === null ? "–" : `${known.toFixed(1)}%`,
    status: missing ? "missing" : excluded === null ? "reported" : "excluded",
    centre: chart.centre[index] ?? null,
    lower: chart.lower[index] ?? null,
    upper: chart.upper[index] ?? null,
    usual_shown: chart.phase[index] ? "8.9 to 12.1%" : "11.6 to 15.4%",
    phase: chart.phase[index] ?? 0,
    signal: letter === "i" ? "improving" : letter === "w" ? "worse" : null,
    rule: letter === "i" ? "shift_below" : letter === "w" ? "above_upper_limit" : null,
    rule_words: letter === "i" ? "7 or more below average" : letter === "w" ? "above the upper limit" : null,
    contributing: missing ? 0 : index === 47 ? 21 : 23,
    expected: 23,
    practices_shown: `${missing ? 0 : index === 47 ? 21 : 23} of 23`,
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
