/** What the API would answer, from the invented country. */
import type { Dashboard, Me, Overview, OverviewRow, Segment, SmallChart } from "../../src/api/types";
import { choicesOf, groupings, practicesOf, rowOf, seedOf, worstFirst } from "./country";
import { measures, type FakeMeasure } from "./measures";
import { cellOf, figuresTo, LATEST, seriesOf, shown, type FakeSeries } from "./series";

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
  permissions: [
    ...["read_roll_ups", "read_practices", "read_initiatives", "edit_initiatives", "read_innovations"],
    ...(role === "analyst" ? [] : ["record_adoptions"]),
    ...(role === "analyst" || role === "national" ? ["pull"] : []),
    ...(role === "national" ? ["manage_clients"] : []),
    ...(role === "national" || role === "faculty"
      ? ["read_programmes", "run_programmes", "sign_off", "write_innovations"]
      : role === "lead"
        ? ["read_programmes", "write_innovations"]
        : []),
  ],
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
        initiatives: index % 3,
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
