/** What the API would answer about the evidence of an innovation, worked out at 12 sites, and about its spread. */
import type { Effect, Evidence, EvidenceSite, Spread } from "../../src/api/innovationTypes";
import { addMonths } from "../../src/lib/period";
import { measures } from "./measures";

type Entry = { code: string; title: string; measures: Evidence["measures"] };

const plain = (text: string) => ({ text, tone: "plain" as const });
const strong = (text: string) => ({ text, tone: "strong" as const });

const signed = (value: number): string =>
  value === 0 ? "0.0" : `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`;
const effect = (value: number, half: number): Effect => ({
  value,
  lower: value - half,
  upper: value + half,
  shown: `${signed(value)} (${signed(value - half)} to ${signed(value + half)})`,
});

const places: [string, number, number, number, number][] = [
  ["Yarrowcombe GP Federation", 14, 2017, -4.9, 1.2],
  ["Brackenholt Health Federation", 9, 2018, -4.2, 1.2],
  ["Kestrelow GP Federation", 9, 2018, -3.9, 1.3],
  ["Castlemoor GP Federation", 8, 2017, -3.6, 1.6],
  ["Birchfold Primary Care", 10, 2017, -3.3, 1.1],
  ["Fenwater Health Federation", 11, 2016, -2.9, 1.1],
  ["Driftmere Health Federation", 6, 2018, -2.6, 1.8],
  ["Glademoor Together", 8, 2018, -2.4, 1.4],
  ["Ravenscote Primary Care", 5, 2017, -2.2, 2.1],
  ["Thornreach GP Alliance", 6, 2017, -1.1, 1.4],
  ["Hollindene Together", 7, 2016, -0.2, 1.5],
  ["Netherwell Health Federation", 4, 2017, 0.7, 2.4],
];
const regions = ["Northreach", "Eastmarch", "Midvale", "Westerly", "Southmere", "Capital"].map((name, index) => ({
  code: `Y9${index}`,
  name,
  kind: "region" as const,
}));

const sites: EvidenceSite[] = places.map(([name, practices, began, value, half], index) => ({
  name,
  organisation: { code: `F00${10 + index}`, name, kind: "federation" },
  region: regions[index % 6]!,
  practices,
  began,
  change: effect(value, half),
  level: effect(value * 0.8, half * 1.1),
  slope: effect(value * 0.05, half * 0.1),
  weight: 0.1 - half * 0.012,
  weight_shown: `${Math.round(10 - half * 1.2)}%`,
  months_before: 24,
  months_after: 12,
  clear: Math.abs(value) > half,
  words: `${name}, ${practices} practices, began ${began}: ${Math.abs(value) > half ? `fell by ${Math.abs(value)} points` : "no clear change"}.`,
}));

/** `some`: whether there are sites with enough months. */
export function evidenceOf(entry: Entry, measure: string, some: boolean): Evidence {
  const {
    code: chosen,
    title,
    short_title,
    unit_label,
    target_label,
    direction,
  } = measures.find((each) => each.code === measure)!;
  const too_few = some
    ? null
    : "No site has figures for 12 months before it adopted and 6 after: too little to say anything.";
  return {
    innovation: { code: entry.code, title: entry.title },
    measure: { code: chosen, title, short_title, unit_label, target_label, direction },
    measures: entry.measures,
    unit: "points",
    first: "2016-02-01",
    last: "2018-10-01",
    sentence: some
      ? [
          plain(`At 12 sites ${title.toLowerCase()} fell by `),
          strong("2.7 points"),
          plain(
            " on average (95% range 1.8 to 3.5). The sites differ: a new one could see anything from 5.8 fewer to ",
          ),
          plain("0.4 more. 378 of 2,500 practices have adopted it."),
        ]
      : [plain(`${too_few} 378 of 2,500 practices have adopted it.`)],
    strength: some
      ? {
          word: "Moderate",
          level: 2,
          in_favour: ["12 sites, 97 practices", "clear fall at 9 of 12", "lasting a year at 7"],
          against: ["77% of the difference between sites is more than chance"],
        }
      : { word: "None", level: 0, in_favour: [], against: ["no site has enough months before and after"] },
    sides: { below: "fewer missed calls", above: "more" },
    sites: some ? sites : [],
    pooled: some
      ? {
          sites: 12,
          practices: 97,
          change: effect(-2.7, 0.8),
          prediction: effect(-2.7, 3.1),
          i2: 0.77,
          tau: 1.3,
          words: "Difference between sites: I² 77%, τ 1.3 points.",
        }
      : null,
    without_last_three: some
      ? {
          change: effect(-2.5, 0.9),
          sentence: "Without the three months before adoption, missed calls fell by 2.5 points (1.6 to 3.4).",
        }
      : null,
    too_few,
    left_out: [
      {
        name: "Mossbury Together",
        organisation: { code: "F0031", name: "Mossbury Together", kind: "federation" },
        practices: 5,
        why: "Eight months before, 12 are needed.",
      },
    ],
    comparison: some
      ? {
          change: effect(-2.4, 0.6),
          adopters: 90,
          comparisons: 180,
          sentence:
            "90 practices that adopted, beside 180 practices like them that had not yet: missed calls moved 2.4 points further down where practices adopted (95% range 1.8 to 3.0).",
        }
      : { change: null, adopters: 0, comparisons: 0, sentence: "There is nothing to compare with." },
    regions: some
      ? regions.map((organisation, index) => ({
          organisation,
          sites: 2,
          practices: 16,
          change: index === 5 ? null : effect(-3 + index / 2, 0.9),
          words: index === 5 ? "one site, not pooled" : effect(-3 + index / 2, 0.9).shown,
        }))
      : [],
    adopted: 378,
    practices: 2500,
    notes: ["A site is the practices of one federation that adopted; those in none count with their commissioner."],
    revision: { sequence: 48213, committed_at: "2018-11-12T10:42:00Z" },
  };
}

const FIRST = "2016-02-01";
const KNOWN = 33;
const AHEAD = 24;
const grown = (month: number): number => Math.round(1100 / (1 + Math.exp((38 - month) / 7)));
const ahead = (share: number): number[] =>
  Array.from({ length: AHEAD }, (_, month) => {
    const now = grown(KNOWN - 1);
    return Math.round(now + (grown(KNOWN + month) - now) * share);
  });

/** `some`: whether anybody has adopted it. */
export function spreadOf(entry: Entry, by: Spread["by"], some: boolean, within: string | null = null): Spread {
  const stages = (share: number) => ({
    aware: 106,
    interested: 86,
    testing: 46,
    adopted: Math.round(share * 250),
    sustained: Math.round(share * 180),
    stopped: 8,
  });
  const rows: Spread["rows"] = regions.map((region, index) => {
    const share = 0.26 - index * 0.04;
    const place =
      by === "region" ? region : { code: `AF1-0${index}`, name: `${region.name} Open Hours`, kind: "scheme" as const };
    const counts = stages(share);
    const using = counts.adopted + counts.sustained;
    return { place, practices: 431 - index * 3, stages: counts, using, share, shown: `${Math.round(share * 100)}%` };
  });
  const months = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => addMonths(FIRST, from + index));
  return {
    innovation: { code: entry.code, title: entry.title },
    by,
    sentence: [strong("378 of 2,500 practices"), plain(" use it. It has gone furthest in Northreach (26%).")],
    rows,
    all: { place: null, practices: 2500, stages: stages(0.15), using: 378, share: 0.15, shown: "15%" },
    within: rows.find(({ place }) => place?.code === within)?.place ?? null,
    cumulative: some
      ? { months: months(0, KNOWN), adopters: Array.from({ length: KNOWN }, (_, month) => grown(month)) }
      : { months: [], adopters: [] },
    forecast: some
      ? {
          months: months(KNOWN, AHEAD),
          middle: ahead(1),
          low50: ahead(0.8),
          high50: ahead(1.2),
          low90: ahead(0.5),
          high90: ahead(1.5),
          ceiling: 1100,
          fitted: Array.from({ length: KNOWN }, (_, month) => grown(month)),
          words: "By the end of October 2020, 1,020 practices are likely to have adopted it.",
          assumes: "The forecast assumes that practices go on adopting as those before them.",
        }
      : null,
    no_forecast: some ? null : "No practice has adopted it yet, so there is nothing to draw a curve through.",
    between: [
      {
        earlier: "aware",
        later: "testing",
        months: 5,
        practices: 300,
        shown: "5 months",
        words: "from first hearing to testing, in the middle of the range",
      },
    ],
    kept: {
      practices: 200,
      kept: 88,
      shown: "44%",
      words: "of the 200 that adopted more than a year ago kept it (88)",
    },
    stopped: {
      practices: 26,
      reasons: [{ reason: "no spare line", practices: 11 }],
      words: "stopped. Reasons given: no spare line (11).",
    },
    revision: 89,
  };
}
