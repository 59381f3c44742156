/** One initiative with measures, figures and a business case, and one of which nothing is said yet. */
import type { components } from "../../src/api/schema.gen";
import { addMonths } from "../../src/lib/period";
import { series } from "./chart";
import { settings } from "./settings";

type Schemas = components["schemas"];
export type Grid = Schemas["FiguresGrid"];

export const INITIATIVE = "evening-bloods";
export const BARE = "a-blank-page";
export const CLOSED = "Z10103";

export const LATEST = "2018-10-01";
const owner = { code: "F0010", name: "Brackenholt Together", kind: "federation" as const };
export const practices = [
  ["Z10101", "Ferry Road Medical Centre"],
  ["Z10102", "Weir Street Surgery"],
  [CLOSED, "Castle Street Surgery"],
].map(([code, name]) => ({ code: code!, name: name!, kind: "practice" as const }));

export const measure = (id: number, of: Partial<Schemas["InitiativeMeasure"]>): Schemas["InitiativeMeasure"] => ({
  id,
  place: id,
  family: "process",
  title: "Bloods within two weeks",
  measure: null,
  numerator: "Taken within 14 days of the request",
  denominator: "Requests",
  unit: "percent",
  unit_label: "% of requests",
  aggregation: "ratio",
  multiplier: 100,
  decimals: 0,
  direction: "higher",
  by_practice: false,
  numbers: ["numerator", "denominator"],
  baseline_months: null,
  aim: 90,
  aim_shown: "≥ 90%",
  due_days: 14,
  figures: 10,
  revision: 4,
  ...of,
});

export function threeMeasures(): Schemas["InitiativeMeasure"][] {
  return [
    measure(1, {}),
    measure(2, {
      family: "balancing",
      title: "Samples spoiled on the way",
      numerator: "Samples spoiled",
      denominator: null,
      unit: "count",
      unit_label: "samples a month",
      aggregation: "sum",
      multiplier: 1,
      direction: "lower",
      by_practice: true,
      numbers: ["numerator"],
      aim: null,
      aim_shown: null,
      figures: 22,
    }),
    measure(3, {
      family: "outcome",
      title: "Missed calls",
      measure: "missed_call_share",
      numerator: "Calls not answered",
      denominator: "Calls received",
      direction: "lower",
      numbers: [],
      aim: 6,
      aim_shown: "≤ 6%",
      figures: 0,
    }),
  ];
}

export function gridOf(of: Schemas["InitiativeMeasure"], mayEdit: boolean): Grid {
  const months = Array.from({ length: 14 }, (_, index) => addMonths(LATEST, index - 13));
  const whose = of.by_practice ? practices : [null];
  const given = months.slice(2, 12).filter(() => of.measure === null);
  const items = given.flatMap((period, index) =>
    whose.map((practice) => ({
      practice,
      period,
      numerator: of.by_practice ? index % 4 : 80 + index,
      denominator: of.by_practice ? null : 100,
      value: of.by_practice ? index % 4 : 80 + index,
      shown: of.by_practice ? String(index % 4) : `${80 + index}%`,
      revision: 30 + index,
    })),
  );
  const overdue = [{ period: months[12]!, practices: of.by_practice ? practices.slice(0, 2) : [] }];
  return {
    measure: of,
    practices: of.by_practice ? practices : [],
    months,
    items,
    total: items.length,
    overdue,
    may_edit: mayEdit,
  };
}

export function initiativePage(code: string, mayEdit: boolean): Schemas["InitiativePage"] {
  const bare = code === BARE;
  const none = { what: null, how_much: null, for_whom: null, by: null, days_left: null, days_left_words: null };
  return {
    code,
    title: bare ? "A blank page" : "Evening bloods",
    status: bare ? "planning" : "testing",
    stalled: false,
    stalled_words: null,
    owner,
    programme: null,
    theme: null,
    origin: "federation_plan",
    project: null,
    started: "2017-09-01",
    expected_end: null,
    ended: null,
    ended_because: null,
    shared: false,
    facts: "Brackenholt Together, three practices · Led by Tom Reeve · Since 1 September 2017",
    sentence: [{ text: "Nothing has been measured yet.", tone: "plain" }],
    aim: {
      ...none,
      practices: 3,
      patients: null,
      whom_words: null,
      words: bare ? null : "Bloods within two weeks for everyone, by 31 March 2019",
    },
    diagram: { revision: 1, drivers: [], links: [] },
    cycles: [],
    measures: [],
    scores: { meanings: [], months: [], team: null, adviser: null, difference: null },
    stakeholders: [],
    journal: [],
    milestones: [],
    team: [],
    practices: { items: [], total: 3, now: 3 },
    overdue: bare
      ? []
      : [
          {
            measure: { id: 1, title: "Bloods within two weeks" },
            period: "2018-09-01",
            words: "Bloods within two weeks: September",
          },
        ],
    write_up: { problem: "", changed: "", result: "", again: "", written_up: null },
    may_edit: mayEdit,
    may_advise: false,
    revision: 9,
  };
}

export function initiativeSeries(): Schemas["InitiativeSeries"] {
  const whole = series("missed_call_share", "F0010", new URLSearchParams(), settings(false));
  const cycles = [
    { number: 1, month: -9, words: "one receptionist: adapted", open: false },
    { number: 2, month: -9, words: "one practice: adapted", open: false },
    { number: 3, month: -5, words: "three practices: adopted", open: false },
    { number: 4, month: 0, words: "nine practices: open", open: true },
  ];
  const { measure: charted, chart, rules, sentence, alt, variation, phases, points } = whole;
  return {
    initiative: { code: INITIATIVE, title: "Evening bloods" },
    id: 3,
    family: "outcome",
    measure: charted,
    own: false,
    numerator_label: whole.numerator_label,
    denominator_label: whole.denominator_label,
    scope: "three practices",
    chart,
    rules,
    sentence,
    detail: [{ text: "The aim, 10% or less, was met in each of the last six months.", tone: "plain" }],
    follows:
      "The signal begins in February 2018, one month after cycle 2 began. That the one follows the other does not tell what brought it about.",
    alt,
    variation,
    aim: 10,
    aim_shown: "≤ 10%",
    phases,
    points,
    notes: [],
    marks: cycles.map(({ number, month, words, open }) => ({
      number,
      period: addMonths(LATEST, month),
      label: `Cycle ${number}, ${words}`,
      open,
    })),
    revision: 4,
  };
}

export function theCase() {
  const stances: Schemas["StanceTaken"][] = [
    { day: "2018-02-05", now: "against", needed: "for", note: "Would lose its clinic." },
    { day: "2018-07-25", now: "unsure", needed: "for", note: "" },
  ];
  const stakeholders: Schemas["Stakeholder"][] = [
    {
      ...{ id: 1, name: "Hospital laboratory", part: "runs the van", interest: "high", influence: "high" },
      ...{ now: "unsure", needed: "for", stance_words: "unsure, to for", stances, revision: 7 },
      ...{ next_step: "Show them the counts by hour", next_by: "2018-11-30", next_owner: "Tom Reeve" },
    },
  ];
  const option = {
    costs: "A nurse and a van",
    benefits: "After work",
    risks: "Nobody comes",
    evidence: "",
    evidence_link: null,
  };
  const options: Schemas["CaseOption"][] = [
    { id: 1, title: "Evenings at one practice", cost_pounds: 24_000, preferred: true, revision: 7, ...option },
    { id: 2, title: "Evenings at all three", cost_pounds: null, preferred: false, revision: 7, ...option },
  ];
  const decisions: Schemas["CaseDecision"][] = [
    {
      id: 1,
      day: "2018-06-05",
      words: "Try one practice for a year.",
      agreed_by: "GPs, finance",
      option: { id: 1, title: options[0]!.title },
      revision: 7,
    },
  ];
  const challenges: Schemas["CaseChallenge"][] = [
    {
      id: 1,
      day: "2018-05-16",
      by_whom: "Finance",
      words: "Who pays for the van?",
      answer: null,
      answered_on: null,
      revision: 7,
    },
  ];
  return { stakeholders, options, decisions, challenges };
}
