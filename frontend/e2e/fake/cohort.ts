/** A cohort of thirty in its third term, and what its people said. All of it invented. */
import type {
  AttendanceSheet,
  CohortEvaluation,
  CohortPage,
  Mark,
  MovedTerm,
  PagePerson,
  PageSession,
  PageTerm,
} from "../../src/api/programmeTypes";
import { addDays } from "../../src/lib/days";
import type { Segment } from "../../src/api/types";
import { randomOf } from "./random";

export const CODE = "practice-leaders-2-harrowdene-2018";
export const TODAY = "2018-11-21";
const plain = (text: string): Segment => ({ text, tone: "plain" });
const strong = (text: string): Segment => ({ text, tone: "strong" });

const term = (
  id: number,
  kind: PageTerm["kind"],
  title: string,
  first: string,
  state: PageTerm["state"],
  themes: string[] = [],
): PageTerm => ({
  id,
  place: id,
  kind,
  title,
  first,
  last: addDays(first, 55),
  weeks: 8,
  themes,
  state,
});
const terms = [
  term(1, "teaching", "teaching", "2018-04-23", "past", ["Lean", "Leadership", "Systems thinking"]),
  term(2, "action_learning", "action learning", "2018-08-27", "past"),
  term(3, "project", "projects completed", "2018-10-29", "now"),
];
const weeks: [number, number][] = [
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((week): [number, number] => [1, week]),
  ...[0, 1, 2, 4, 6, 7].map((week): [number, number] => [2, week]),
  ...[0, 2, 4, 6, 7].map((week): [number, number] => [3, week]),
];
const HELD = 16;

/** `untaken`: the last session that was held still waits for its attendance. */
const sessionsOf = (untaken: boolean): PageSession[] =>
  weeks.map(([place, week], index) => {
    const taken = index < HELD - (untaken ? 1 : 0);
    return {
      id: index + 1,
      number: index + 1,
      term: place,
      title: place === 1 ? "Leadership and lean" : place === 2 ? "Learning sets" : "Project clinic",
      theme: place === 1 ? "Systems thinking" : null,
      day: addDays(terms[place - 1]!.first, week * 7 + 2),
      begins: "13:30",
      ends: "16:30",
      place: index < 17 ? "Harrowdene Hall" : null,
      state: index < HELD ? "held" : index === HELD ? "next" : "to_come",
      taken,
      present: taken ? 22 + ((index * 5) % 7) : 0,
      marked: taken ? 29 : 0,
    };
  });

const given = ["Martha", "David", "Colin", "Kofi", "Moira", "Bev", "Ruth", "Tina", "Hamid", "Shazia"];
const family = ["Quill", "Amory", "Marsh", "Asante", "Flynn", "Latchford", "Ellison", "Wragg", "Noor", "Iqbal"];
const nameOf = (index: number) => `${given[index % 10]} ${family[(index * 3 + Math.floor(index / 10)) % 10]}`;
const roles = [
  { role: "practice_nurse", role_words: "Nurse" },
  { role: "gp", role_words: "GP" },
  { role: "practice_manager", role_words: "Manager" },
  { role: "new_gp", role_words: "New GP" },
  { role: "health_visitor", role_words: "Health visitor" },
] as const;
const projects = ["Spirometry waits", "Minor illness by phone", "Summarising notes on time", "Diabetes group visits"];
const delays = ["Topic changed twice", "Aim not agreed with partners", "No baseline: data not released"];

const milestones = ["Started", "Tested", "Completed", "Written up", "Presented"].map((title, index) => ({
  id: index + 1,
  title,
  term: Math.min(3, index + 1),
}));

function personAt(index: number): PagePerson {
  const random = randomOf(index + 7);
  const gone = index === 29;
  const marks = weeks
    .map((_, session) => {
      if (session >= HELD) return gone ? "-" : ".";
      if (gone && session > 5) return "-";
      const chance = random.next();
      return chance < 0.84 ? "p" : chance < 0.95 ? "a" : "x";
    })
    .join("");
  const stuck = index < 5;
  const steps = gone ? 0 : stuck ? 1 + (index % 2) : 2 + (index % 4);
  return {
    participant: index + 1,
    person: index + 101,
    name: gone ? "Ivy Sandford" : nameOf(index),
    email: gone ? null : `person${index}@example.org`,
    ...roles[index % 5]!,
    learning_set: "ABCDE"[index % 5]!,
    left_on: gone ? "2018-06-11" : null,
    marks,
    came: marks.replace(/[^p]/g, "").length,
    marked: marks.replace(/[^pax]/g, "").length,
    project: {
      id: gone ? null : index + 1,
      title: gone ? null : projects[index % 4]!,
      held_up_by: stuck ? delays[index % 3]! : null,
      reached: milestones.map((_, place) => (place < steps ? addDays("2018-05-02", place * 40) : null)),
      label: steps ? `${steps} of 5: ${milestones[steps - 1]!.title.toLowerCase()}` : "0 of 5",
      last_step: "2018-09-18",
      last_step_words: gone
        ? "left in June"
        : stuck
          ? `${9 - index} weeks ago`
          : index < 20
            ? "2 weeks ago"
            : "this week",
      stuck,
      initiative: null,
      revision: gone ? null : 310,
    },
  };
}

const rotaWeeks = [0, 1, 2, 3, 4, 5, 6, 7].map((week) => addDays("2018-10-29", week * 7));
const practice = (code: string, name: string) => ({ code, name, kind: "practice" as const });

export const EMPTY = "practice-leaders-2-bellfield-2019";
export type CohortFake = { untaken?: boolean; empty?: boolean; hidden?: boolean };

export function cohort({ untaken = true, empty = false, hidden = false }: CohortFake = {}): CohortPage {
  const all = Array.from({ length: 30 }, (_, index) => personAt(index));
  return {
    code: empty ? EMPTY : CODE,
    title: empty ? "Practice leaders programme, Bellfield 2019" : "Practice leaders programme, Harrowdene 2018",
    programme: { code: "practice-leaders-2", name: "Practice leaders programme" },
    site: "Harrowdene",
    facts:
      "30 people, 23 April to 23 December 2018 · Second year: GPs, newly qualified GPs, practice managers, practice nurses and health visitors",
    faculty: [
      { member: 3, person: 41, name: "Dr Miriam Sayle", part: "lead" },
      { member: 7, person: 45, name: "Ines Caldwell", part: "facilitator" },
    ],
    sentence: empty
      ? [plain("It begins on 23 April. Nobody has joined yet.")]
      : [
          plain("Term 3, week 4. 29 of 30 are still taking part and attendance is 86%. "),
          strong("Five projects are stuck"),
          plain(": no step for four weeks or more. "),
          strong("Three backfill days have no cover"),
          plain(", two of them next week."),
        ],
    day: TODAY,
    terms: empty ? [] : terms,
    breaks: empty
      ? []
      : [
          { first: "2018-06-18", last: "2018-08-26", words: "summer break, ten weeks" },
          { first: "2018-10-22", last: "2018-10-28", words: "one week" },
        ],
    sessions: empty ? [] : sessionsOf(untaken),
    sessions_words: empty ? "" : "16 of 19 sessions held. Next: session 17, Project clinic, Wednesday 28 November.",
    attendance_to_take: untaken && !empty ? HELD : null,
    milestones,
    people: empty ? [] : hidden ? all.slice(0, 6) : all,
    taking_part: empty ? 0 : 29,
    left: empty ? 0 : 1,
    stuck: empty ? 0 : 5,
    attendance: empty ? null : "86%",
    hidden: hidden ? 24 : 0,
    rota: empty
      ? null
      : {
          term: 3,
          heading: "Backfill, term 3",
          weeks: rotaWeeks,
          days: rotaWeeks.flatMap((monday) => [0, 1, 2, 3, 4].map((day) => addDays(monday, day))),
          people: Array.from({ length: 10 }, (_, index) => ({
            participant: index + 11,
            name: nameOf(index + 11),
            states: rotaWeeks
              .map((_, week) => (index === 4 && week === 4 ? "1gpg2" : week % 2 === 1 ? "11222" : "11p22"))
              .join(""),
            practices: [practice(`Z101${index}1`, "Riverbank"), practice(`Z101${index}2`, "Three Oaks")],
            covers_for: ["Dr Anjali Rao"],
          })),
          sentence: "No cover: Moira Quill at Riverbank, Tuesday 27 November and at Three Oaks, Thursday 29 November.",
        },
    revision: 412,
  };
}

const opinion = (question: string, steps: number[]) => ({
  question,
  steps,
  answers: 369,
  label: `${question} ${Math.round(((steps[3]! + steps[4]!) * 100) / 369)}% agree, of 369`,
});

export const evaluation = (none = false): CohortEvaluation => ({
  code: CODE,
  heading: none ? "No answers to show yet" : "All sessions so far, 369 anonymous answers",
  opinions: none
    ? []
    : [
        opinion("What I learned is useful in my work.", [4, 7, 18, 144, 196]),
        opinion("The session was well run.", [2, 6, 26, 151, 184]),
        opinion("The pace was right.", [8, 33, 52, 169, 107]),
        opinion("I will do something differently.", [5, 12, 41, 162, 149]),
      ],
  note: "Of 16 sessions, 1 has fewer than five answers and is left out. Groups with fewer than five answers are not broken down: they are counted with everyone.",
  sessions: none
    ? []
    : Array.from({ length: HELD }, (_, index) => ({
        session: index + 1,
        number: index + 1,
        day: sessionsOf(true)[index]!.day,
        answers: index === 14 ? 0 : 25,
        sheets: 29,
        agree: index === 14 ? null : 0.76 + (index % 5) / 25,
      })),
  levels: [
    {
      level: 1,
      name: "Reaction",
      when: "after each session",
      words: none ? "No answers yet." : "369 of 405 forms. 92% agree: ‘What I learned is useful in my work.’",
    },
    {
      level: 2,
      name: "Learning",
      when: "before and after",
      words: "‘How well can you read a run chart?’: 2.1 to 4.0 of 5, from 28 answers before and 28 at the end.",
    },
    { level: 3, name: "Behaviour", when: "at three to four months", words: "First follow-up goes out on 14 January." },
    {
      level: 4,
      name: "Results",
      when: "from project measures",
      words: "6 of 29 projects have reached their last milestone.",
    },
  ],
});

export function sheet(session: number, marks: Map<number, Mark | null>): AttendanceSheet {
  const { title, day } = sessionsOf(true)[session - 1]!;
  const people = Array.from({ length: 29 }, (_, index) => ({
    participant: index + 1,
    name: nameOf(index),
    role: roles[index % 5]!.role,
    mark: marks.get(index + 1) ?? null,
  }));
  return { session, title, day, taken: [...marks.values()].some(Boolean), may_take: true, people };
}

export function moved(first: string, weeks: number, written: boolean): MovedTerm {
  const before = terms[2]!;
  const by = (day: string) => addDays(day, (Date.parse(first) - Date.parse(before.first)) / 86_400_000);
  const refused = first < "2018-10-22";
  return {
    term: 3,
    title: before.title,
    before: { first: before.first, last: before.last },
    after: { first, last: addDays(first, weeks * 7 - 1) },
    sessions: sessionsOf(true)
      .slice(14)
      .map(({ id, title, day }) => ({
        session: id,
        title,
        before: day,
        after: id < HELD ? day : by(day),
        held: id < HELD,
      })),
    backfills: [],
    evaluations: [],
    refused: refused
      ? [
          {
            field: "first",
            words: "projects completed would overlap action learning, from 2018-08-27 to 2018-10-21.",
            todo: "Choose other days, or move that term first.",
          },
        ]
      : [],
    written: written && !refused,
  };
}
