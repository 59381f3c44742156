/** What the API would answer about the faculty and a member's week; a sign-off is kept while a page is open. */
import type { Page } from "playwright-core";
import type { CapacityOn, FacultyMember, FacultyMemberPage, FacultyPage, MyWeek } from "../../src/api/facultyTypes";
import { addMonths } from "../../src/lib/period";
import { json, problem } from "./answering";
import { CODE } from "./cohort";
import { fakeProviders } from "./providers";

export type FacultyFake = {
  /** a week in which nothing is to be done */
  quiet?: boolean;
  /** who asks is no accredited member */
  whyNot?: string;
  /** members of the faculty as they were sent */
  added?: unknown[];
  /** someone else has changed every member since */
  stale?: boolean;
};

const DAY = "2018-11-21";
const APPRENTICE = 9;
const cohort = { code: CODE, name: "Harrowdene 2018" };
const stages = [
  { id: 1, place: 1, title: "Recruited", usual_months: 1, accredits: false },
  { id: 2, place: 2, title: "Observing", usual_months: 3, accredits: false },
  { id: 3, place: 3, title: "Co-delivering", usual_months: 6, accredits: false },
  { id: 4, place: 4, title: "Delivering under observation", usual_months: 6, accredits: false },
  { id: 5, place: 5, title: "Accredited", usual_months: 0, accredits: true },
];
const first = ["Tom", "Ines", "Amara", "Miriam", "Rhoda", "Kofi", "Bev", "Niamh", "Owen", "Leila"];
const last = ["Reeve", "Caldwell", "Sayle", "Finch", "Okonjo", "Tully"];
const regions = ["North Vale", "Eastmarch", "Southmere"].map(
  (name, index) => ({ code: `Y9${index}`, name, kind: "region" }) as const,
);

/** Fifty-eight people, half of them accredited. */
const members = Array.from({ length: 58 }, (_, index): FacultyMember => {
  const stage = stages[index < 31 ? 4 : index % 4]!;
  return {
    id: index + 1,
    name: `${first[index % 10]} ${last[Math.floor(index / 10)]}`,
    email: `member${index + 1}@faculty.example`,
    background: ["GP", "Practice manager", "Nurse"][index % 3]!,
    region: index % 7 === 6 ? null : regions[index % 3]!,
    joined: addMonths("2017-04-01", index % 19),
    left_on: null,
    days_per_month: 4 + (index % 3) * 2,
    skills: [["Lean", "Facilitation"], ["Measurement"], ["Coaching", "Lean"]][index % 3]!,
    stage: index === 30 ? null : stage.title,
    accredited: stage.accredits && index !== 30,
    revision: 11,
  };
});
const inStage = (title: string | null) => members.filter(({ stage }) => stage === title);

const months = Array.from({ length: 19 }, (_, index): CapacityOn => {
  const needed = [3, 4, 11, 12].includes(index) ? 96 : 60 + index;
  return { month: addMonths("2018-05-01", index), available: 80 + Math.min(6, index), assigned: 40 + index, needed };
});

export const faculty: FacultyPage = {
  day: DAY,
  sentence: [
    { text: "58 people are in the faculty, 30 of them accredited.", tone: "plain" },
    { text: " The target is 126 by March 2020: at the pace of the last twelve months ", tone: "plain" },
    { text: "it will be missed", tone: "worse" },
    { text: ", with 84 to 111 members.", tone: "plain" },
    { text: " One person", tone: "strong" },
    { text: " has been in their stage as long as is usual and waits for sign-off.", tone: "plain" },
  ],
  members: 58,
  accredited: 30,
  waiting: 1,
  pipeline: [{ id: null, title: "No stage yet", usual_months: null, accredits: false }, ...stages].map((stage) => ({
    stage: stage.id,
    title: stage.title,
    usual_months: stage.usual_months,
    accredits: stage.accredits,
    members: inStage(stage.id === null ? null : stage.title).map(({ id, name }, index) => ({
      id,
      name,
      since: "2018-04-02",
      months: stage.accredits ? 12 : index % 6,
      waiting: id === 34,
    })),
  })),
  growth: {
    months: [
      ...Array.from({ length: 20 }, (_, index) => ({ day: addMonths("2017-04-01", index), members: 26 + index + 12 })),
      { day: DAY, members: 58 },
    ],
    target: {
      programme: "general-practice-development",
      programme_name: "General Practice Development Programme",
      first: "2017-04-01",
      by: "2020-03-31",
      more: 100,
      members: 126,
    },
    projected: [...Array.from({ length: 16 }, (_, index) => addMonths("2018-12-01", index)), "2020-03-31"].map(
      (day, index) => ({
        day,
        expected: 59 + Math.round(index * 2.4),
        low: 58 + Math.round(index * 1.6),
        high: 60 + Math.round(index * 3.2),
      }),
    ),
  },
  workload: members
    .slice(0, 20)
    .map(({ id, name, stage, days_per_month }, index) => ({
      id,
      name,
      stage,
      days_per_month,
      given: index < 2 ? days_per_month + 1.5 : Math.max(0, days_per_month - index / 2),
      over: index < 2,
      to: index < 12 ? ["Harrowdene 2018", "Brackenholt Together"].slice(0, 1 + (index % 2)) : [],
    }))
    .sort((a, b) => a.days_per_month - a.given - (b.days_per_month - b.given)),
  capacity: months,
  specialists: ["Tidewater Lean", "Plumbline Measurement", "Long Table Coaching"].map((provider, index) => ({
    id: index + 1,
    provider,
    specialism: ["Lean", "Measurement", "Board coaching"][index]!,
    contract: "Two years",
    first: "2017-04-01",
    last: "2019-03-31",
    bought: 60 - index * 10,
    worked: 41.5 - index * 6,
    left: 18.5 - index * 4,
  })),
};

function memberPage(id: number, whyNot: string | undefined, signed: boolean): FacultyMemberPage {
  const found = { ...members[id - 1]!, ...(id === APPRENTICE && { stage: "Co-delivering", accredited: false }) };
  const accredited = id !== APPRENTICE;
  const reached = accredited ? 5 : signed ? 4 : 3;
  const next = stages[reached];
  return {
    ...found,
    stages: stages.slice(0, reached).map((stage, index) => ({
      stage: stage.id,
      title: stage.title,
      on: addMonths("2017-05-01", index * 4),
      signed_by: accredited ? null : "Dr Miriam Sayle",
      evidence: accredited ? "" : "Ran the measurement hour of a workshop with two practices.",
    })),
    next_stage: next ?? null,
    may_sign_off: next !== undefined && whyNot === undefined,
    why_not: whyNot ?? null,
  };
}

const quietWeek: MyWeek = {
  day: DAY,
  sentence: [{ text: "No sessions this week or next. Nothing else waits for you.", tone: "plain" }],
  member: 3,
  sessions: [],
  attendance: [],
  sign_offs: [],
  contacts: [],
  stuck: [],
  learning_sets: [],
};
export const week: MyWeek = {
  ...quietWeek,
  sentence: [
    { text: "One session this week and one next. ", tone: "plain" },
    { text: "Attendance is to be taken for one session", tone: "strong" },
    { text: ". One apprentice is ready for sign-off and ", tone: "plain" },
    { text: "one first contact is overdue", tone: "strong" },
    { text: ". One project in your cohorts is stuck.", tone: "plain" },
  ],
  sessions: [
    {
      id: 16,
      cohort,
      number: 16,
      title: "Project clinic",
      theme: "Measurement",
      day: "2018-11-20",
      when: "Tuesday 20 November, 13:30 to 16:30",
      place: "Bellfield Library",
      link: null,
      week: "this",
      taken: false,
    },
    {
      id: 17,
      cohort,
      number: 17,
      title: "Writing up",
      theme: null,
      day: "2018-11-28",
      when: "Wednesday 28 November, 13:30 to 16:30",
      place: null,
      link: "https://meeting.example/harrowdene",
      week: "next",
      taken: false,
    },
  ],
  attendance: [{ session: 16, cohort, title: "Project clinic", day: "2018-11-20", when: "Tuesday 20 November" }],
  sign_offs: [
    {
      member: APPRENTICE,
      name: "Owen Reeve",
      stage: "Co-delivering",
      since: "2018-04-02",
      next_stage: 4,
      next_title: "Delivering under observation",
      when: "7 months in it; 6 are usual",
    },
  ],
  contacts: [
    {
      id: 5,
      organisation: { code: "F0010", name: "Brackenholt Together", kind: "federation" },
      stage: "expressed",
      since: "2018-09-05",
      adviser: null,
      adviser_id: null,
      days_needed: 2,
      revision: 5,
      overdue: true,
      when: "contact was due 3 October, seven weeks ago",
      programme: { code: "practice-leaders-2", name: "Practice leaders programme" },
      mine: false,
    },
  ],
  stuck: [
    {
      participant: 12,
      person: 101,
      name: "Martha Quill",
      role_words: "Nurse",
      cohort,
      title: "Spirometry waits",
      held_up_by: "Topic changed twice",
      last_step_words: "9 weeks ago",
    },
  ],
  learning_sets: [
    {
      set: 2,
      name: "B",
      cohort,
      day: "2018-11-22",
      when: "Thursday 22 November",
      place: "Bellfield Library",
      leads: true,
    },
  ],
};

export async function fakeFaculty(page: Page, { quiet, whyNot, stale, added = [] }: FacultyFake = {}): Promise<void> {
  let signed = false;
  await page.route("**/api/v1/my-week", (route) => json(route, quiet ? quietWeek : week));
  await page.route("**/api/v1/faculty", (route) => json(route, faculty));
  await page.route("**/api/v1/apprenticeship-stages", (route) => {
    if (route.request().method() === "GET") return json(route, { items: stages, total: stages.length, revision: 1 });
    const sent = route.request().postDataJSON() as { stages: { id: number | null }[] };
    const lost = stages.find(({ id }) => !sent.stages.some((each) => each.id === id));
    if (lost)
      return problem(route, 409, `Somebody has reached ${lost.title}: it is kept. It can be renamed and moved.`);
    return json(route, { items: stages, total: stages.length, revision: 2 });
  });
  await page.route(/\/api\/v1\/faculty-members(\?.*)?$/, (route) => {
    if (route.request().method() === "POST") {
      added.push(route.request().postDataJSON());
      return json(route, memberPage(APPRENTICE, whyNot, false), 201);
    }
    const asked = new URL(route.request().url()).searchParams;
    const stage = stages.find(({ id }) => String(id) === asked.get("stage"));
    const items = members
      .filter((each) => !asked.has("stage") || each.stage === (stage?.title ?? null))
      .filter((each) => !asked.has("region") || each.region?.code === asked.get("region"))
      .filter((each) => !asked.has("skill") || each.skills.includes(asked.get("skill") ?? ""));
    return json(route, { items, total: items.length });
  });
  await page.route(/\/api\/v1\/faculty-members\/\d+$/, (route) => {
    const id = Number(route.request().url().split("/").pop());
    if (route.request().method() === "PATCH") {
      if (stale) return problem(route, 412, "Somebody else has changed this member of the faculty since you looked.");
      const sent = route.request().postDataJSON() as Partial<FacultyMemberPage>;
      return json(route, { ...memberPage(id, whyNot, signed), ...sent, region: null });
    }
    return id > members.length ? problem(route, 404, "Not found.") : json(route, memberPage(id, whyNot, signed));
  });
  await page.route(/\/api\/v1\/faculty-members\/\d+\/stages$/, (route) => {
    const sent = route.request().postDataJSON() as { on: string };
    if (sent.on.startsWith("2999")) {
      const message = "Choose today or a day before.";
      return problem(route, 422, "The day is still to come.", [{ field: "on", message }]);
    }
    signed = true;
    return json(route, memberPage(APPRENTICE, whyNot, signed), 201);
  });
  await fakeProviders(page, APPRENTICE);
}
