/** A programme with 120 federations on their way, the list of programmes, and one person. All of it invented. */
import type { JoinedRow, PersonPage, ProgrammeHead, ProgrammePage } from "../../src/api/programmeTypes";
import type { Segment } from "../../src/api/types";
import { CODE, EMPTY } from "./cohort";
import { groupings } from "./country";

const plain = (text: string): Segment => ({ text, tone: "plain" });
const strong = (text: string): Segment => ({ text, tone: "strong" });

const head = (given: Partial<ProgrammeHead> & Pick<ProgrammeHead, "code" | "name">): ProgrammeHead => ({
  commissioned_by: "NHS England",
  led_by: "Sustainable improvement team",
  first: "2018-04-01",
  last: "2029-03-31",
  funding_pounds: null,
  renews: null,
  revision: 400,
  ...given,
});
export const programmes: ProgrammeHead[] = [
  head({
    code: "practice-leaders-2",
    name: "Practice leaders programme, second year",
    renews: "practice-leaders-1",
    led_by: null,
  }),
  head({
    code: "general-practice-development",
    name: "General Practice Development Programme",
    funding_pounds: 127_000_000,
  }),
  head({
    code: "practice-leaders-1",
    name: "Practice leaders programme, first year",
    first: "2017-04-01",
    last: "2018-03-31",
  }),
  head({ code: "two-pathways", name: "Two pathways", first: "2015-01-01", last: "2016-12-31", funding_pounds: 85_000 }),
];

const stages = [
  { stage: "expressed", words: "interest expressed", count: 9 },
  { stage: "contacted", words: "contacted", count: 12 },
  { stage: "planning", words: "planning", count: 34 },
  { stage: "delivery", words: "delivery", count: 61 },
  { stage: "closed", words: "closed", count: 4 },
  { stage: "withdrawn", words: "withdrawn", count: 0 },
] as const;

function joined(): JoinedRow[] {
  const ways = stages.flatMap(({ stage, count }) => Array.from({ length: count }, () => stage));
  return groupings(120).map(({ code, name }, index) => {
    const stage = ways[index] ?? "delivery";
    const overdue = index < 2;
    return {
      id: index + 1,
      organisation: { code, name, kind: "federation" },
      stage,
      since: "2018-09-05",
      adviser: overdue ? null : "Ines Caldwell",
      adviser_id: overdue ? null : 12,
      days_needed: 1.5,
      overdue,
      when: overdue
        ? "contact was due 3 October, seven weeks ago"
        : stage === "expressed"
          ? "contact due 12 December"
          : `in ${stage} since 4 May`,
      revision: 300 + index,
    };
  });
}

const cohorts: ProgrammePage["cohorts"] = [
  {
    code: CODE,
    name: "Harrowdene 2018",
    site: "Harrowdene",
    state: "running",
    where_now: "Term 3, week 4",
    first: "2018-04-23",
    last: "2018-12-23",
    places: 30,
    taking_part: 29,
    left: 1,
    sessions: 19,
    held: 16,
    attendance: "86%",
    stuck: 5,
  },
  {
    code: EMPTY,
    name: "Bellfield 2019",
    site: null,
    state: "to_come",
    where_now: "Begins 14 January",
    first: "2019-01-14",
    last: "2019-09-08",
    places: 24,
    taking_part: 0,
    left: 0,
    sessions: 24,
    held: 0,
    attendance: null,
    stuck: 0,
  },
];

const achievements: ProgrammePage["achievements"]["items"] = [
  {
    id: 2,
    day: "2018-10-02",
    title: "A dementia service commissioned",
    words: "Three practices share one clinic; the commissioner pays for its nurse.",
    kind: "service",
    theme: "Commissioning",
    person: "Dr Karen Stott",
    person_id: 101,
    evidence_url: "https://evidence.example/dementia",
    revision: 402,
  },
  {
    id: 1,
    day: "2018-06-12",
    title: "Chairs the locality’s access group",
    words: "",
    kind: "role",
    theme: null,
    person: null,
    person_id: null,
    evidence_url: null,
    revision: 401,
  },
];

export const programmePage = (bare = false): ProgrammePage => ({
  code: "practice-leaders-2",
  name: "Practice leaders programme",
  facts: "NHS England · led by the sustainable improvement team · £1.5m · 1 April 2018 to 31 March 2019",
  sentence: bare
    ? [plain("It begins on 1 April 2018.")]
    : [
        plain(
          "The second of two years runs until 31 March 2019. 116 federations and practices have expressed interest, 99 have joined and 61 are in delivery. ",
        ),
        strong("Two are overdue"),
        plain(" for a first contact, which is due within four weeks. One cohort is running, with 29 people; "),
        strong("five projects are stuck"),
        plain("."),
      ],
  commissioned_by: "NHS England",
  led_by: "Sustainable improvement team",
  first: "2018-04-01",
  last: "2019-03-31",
  funding_pounds: 1_500_000,
  years: [
    { code: "practice-leaders-1", name: "First year", first: "2017-04-01", last: "2018-03-31", is_this: false },
    { code: "practice-leaders-2", name: "Second year", first: "2018-04-01", last: "2019-03-31", is_this: true },
  ],
  aims: "To give every practice of the area somebody who can lead a change.\n\nTo leave each with one that has lasted.",
  principles: bare ? [] : ["Release talent", "Develop leadership", "Deliver service improvement"],
  partners: bare ? [] : [{ name: "Tideway CSU", kind: "CSU", part: "Its analysts work with the cohorts." }],
  targets: bare
    ? []
    : [
        {
          what: "federations",
          number: 100,
          first: "2016-04-01",
          by: "2019-03-31",
          reached: 62,
          state: "behind",
          words: "62 of 100 federations by 31 March 2019: behind. At an even pace it would be 88 by now.",
        },
        {
          what: "participants",
          number: 30,
          first: "2018-04-01",
          by: "2019-03-31",
          reached: 30,
          state: "met",
          words: "30 of 30 participants by 31 March 2019: met.",
        },
        {
          what: "faculty",
          number: 100,
          first: "2016-04-01",
          by: "2019-03-31",
          reached: 71,
          state: "uncertain",
          words:
            "71 of 100 more members of the faculty by 31 March 2019: may or may not be met. At the pace of the last twelve months it will be 84 to 103.",
        },
      ],
  sites: bare
    ? []
    : [
        {
          id: 1,
          name: "Harrowdene",
          place: "Harrowdene Hall",
          practices: 12,
          cohorts: 2,
          deprivation: { score: 34.1, year: 2015, practices_with_score: 11 },
        },
        { id: 2, name: "Bellfield", place: "Bellfield Library", practices: 9, cohorts: 0, deprivation: null },
      ],
  cohorts: bare ? [] : cohorts,
  joinings: bare
    ? { total: 0, stages: [], overdue: [], items: [] }
    : { total: 120, stages: [...stages], overdue: joined().slice(0, 2), items: joined() },
  achievements: bare ? { total: 0, items: [] } : { total: 43, items: achievements },
  reference_group: {
    members: bare
      ? []
      : [{ id: 1, name: "Una Whit", speaks_for: "Patients", first: "2016-05-01", last: null, revision: 403 }],
    former: bare
      ? []
      : [{ id: 2, name: "Piers Lund", speaks_for: "Nurses", first: "2016-05-01", last: "2017-05-01", revision: 404 }],
    met: bare ? [] : [{ id: 1, day: "2018-09-20", place: "Leeds", notes: "Agreed the second year.", revision: 405 }],
    to_come: bare ? [] : [{ id: 2, day: "2018-12-13", place: "London", notes: "", revision: 406 }],
  },
  revision: 412,
});

const riverbank = { code: "Z10101", name: "Riverbank", kind: "practice" as const };

export const person: PersonPage = {
  id: 101,
  name: "Martha Quill",
  email: "martha.quill@practice.example",
  facts: "Nurse · Riverbank (Z10101) · Practice leaders programme, Harrowdene 2018",
  sentence: [plain("Came to 14 of 16 sessions. "), strong("The project is stuck"), plain(": last step 9 weeks ago.")],
  cohorts: [
    {
      participant: 1,
      cohort: { code: CODE, name: "Harrowdene 2018" },
      programme: { code: "practice-leaders-2", name: "Practice leaders programme" },
      role: "practice_nurse",
      role_words: "Nurse",
      joined: "2018-04-23",
      left_on: null,
      left_because: null,
      continues: true,
      practices: [{ organisation: riverbank, first: "2018-04-23", last: null, days_words: "Mondays and Tuesdays" }],
      came: 14,
      marked: 16,
      project: {
        title: "Spirometry waits",
        held_up_by: "Topic changed twice",
        milestones: [
          { title: "Started", on: "2018-05-02" },
          { title: "Tested", on: null },
          { title: "Completed", on: null },
        ],
        last_step: "2018-09-18",
        last_step_words: "9 weeks ago",
        stuck: true,
        initiative: null,
      },
      covers_for: [],
      covered_by: [
        {
          person: 102,
          name: "Dr Yusuf Bello",
          organisation: riverbank,
          first: "2018-04-23",
          last: "2018-12-21",
          days_words: "Mondays",
        },
      ],
    },
  ],
  achievements: [achievements[0]!],
  faculty: {
    member: 3,
    background: "Practice nurse",
    skills: ["Lean", "Measurement"],
    region: { code: "Y90", name: "Eastmarch", kind: "region" },
    joined: "2018-04-01",
    left_on: null,
    accredited: false,
    stage: "Co-delivering",
    stages: [
      { title: "Recruited", on: "2018-04-01", signed_by: null },
      { title: "Co-delivering", on: "2018-07-01", signed_by: "Dr Miriam Sayle" },
    ],
    assignments: [
      {
        name: "Harrowdene 2018",
        cohort: CODE,
        organisation: null,
        part: "facilitator",
        first: "2018-04-01",
        last: null,
        days_per_month: 4,
      },
    ],
  },
  revision: 412,
};
