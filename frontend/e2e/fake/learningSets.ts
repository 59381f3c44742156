/** What the API would answer about action learning sets: the reader facilitates set B, and set A is none of theirs. */
import type { Page } from "playwright-core";
import type { LearningSet, NewLearningSet, SetMeeting, Undertaking } from "../../src/api/facultyTypes";
import { json, problem } from "./answering";
import { CODE, EMPTY } from "./cohort";

export type LearningSetsFake = {
  /** requests of what is said in a set, by their paths */
  asked?: string[];
};

const names = ["Martha Quill", "Tobias Lant", "Ines Ferrow", "Dev Marsh", "Oona Pell", "Carys Holt", "Abe Lorn"];
const cohort = { code: CODE, name: "Practice leaders programme, Harrowdene 2018" };
const member = (participant: number): LearningSet["members"][number] => ({
  participant,
  name: names[participant - 1]!,
  role: participant % 3 ? "gp" : "practice_nurse",
  left_on: participant === 6 ? "2018-10-01" : null,
  you: false,
});

function twoSets(): LearningSet[] {
  const facilitator = { member: 3, name: "Amara Reeve", you: false };
  return [
    { id: 1, cohort, name: "A", facilitator, members: [1, 2, 3].map(member), revision: 7 },
    {
      id: 2,
      cohort,
      name: "B",
      facilitator: { member: 9, name: "Owen Reeve", you: true },
      members: [4, 5, 6].map(member),
      revision: 7,
    },
  ];
}

function twoMeetings(): SetMeeting[] {
  const written = (participant: number, given: Partial<Undertaking>): Undertaking => ({
    participant,
    name: names[participant - 1]!,
    question: "",
    undertakes: "",
    done_on: null,
    revision: 30,
    ...given,
  });
  return [
    {
      id: 1,
      day: "2018-10-25",
      place: "Bellfield Library",
      revision: 21,
      undertakings: [
        written(4, {
          question: "How do I get reception to trust the new triage?",
          undertakes: "Sit at the desk for a morning and count the calls with them.",
          done_on: "2018-11-02",
        }),
        written(6, { question: "Do I stay in this programme?" }),
      ],
    },
    { id: 2, day: "2018-11-22", place: "Bellfield Library", revision: 22, undertakings: [] },
  ];
}

export async function fakeLearningSets(page: Page, { asked = [] }: LearningSetsFake = {}): Promise<void> {
  const sets = twoSets();
  const meetings = twoMeetings();
  await page.route(/\/api\/v1\/learning-sets(\?.*)?$/, (route) => {
    if (route.request().method() === "GET") {
      const wanted = new URL(route.request().url()).searchParams.get("cohort");
      const items = wanted === EMPTY ? [] : sets;
      return json(route, { items, total: items.length });
    }
    const sent = route.request().postDataJSON() as NewLearningSet;
    if (sets.some(({ name }) => name === sent.name)) {
      return problem(route, 409, `The cohort already has a learning set called ${sent.name}.`);
    }
    const facilitator = { member: sent.facilitator, name: "Miriam Reeve", you: false };
    const made = {
      id: sets.length + 1,
      cohort,
      name: sent.name,
      facilitator,
      members: sent.members.map(member),
      revision: 8,
    };
    sets.push(made);
    return json(route, { ...made, warning: null }, 201);
  });
  await page.route(/\/api\/v1\/learning-sets\/\d+\/meetings$/, (route) => {
    asked.push(new URL(route.request().url()).pathname);
    if (!route.request().url().includes("/learning-sets/2/")) {
      return problem(route, 404, "There is no learning set 1 that you belong to.");
    }
    if (route.request().method() === "GET") return json(route, { items: meetings, total: meetings.length });
    const sent = route.request().postDataJSON() as { day: string; place: string };
    meetings.push({ ...sent, id: meetings.length + 1, revision: 23, undertakings: [] });
    return json(route, meetings.at(-1), 201);
  });
  await page.route(/\/api\/v1\/learning-sets\/2\/meetings\/\d+\/undertakings\/\d+$/, (route) => {
    const [meeting, , participant] = new URL(route.request().url()).pathname.split("/").slice(-3).map(Number);
    const found = meetings.find(({ id }) => id === meeting)!;
    const sent = route.request().postDataJSON() as Pick<Undertaking, "question" | "undertakes" | "done_on">;
    const others = found.undertakings.filter((each) => each.participant !== participant);
    found.undertakings = [
      ...others,
      { ...sent, participant: participant!, name: names[participant! - 1]!, revision: 31 },
    ];
    return json(route, found);
  });
  await page.route(/\/api\/v1\/participants\?(.*&)?cohort=/, (route) => {
    const there = names.map((name, index) => ({ id: index + 1, name })).filter(({ id }) => id !== 6);
    return json(route, { items: there, total: there.length });
  });
  await page.route(/\/api\/v1\/cohorts\/[^/]+$/, (route) => {
    const empty = route.request().url().endsWith(EMPTY);
    const name = empty ? "Practice leaders programme, Bellfield 2019" : cohort.name;
    return route.request().method() === "GET" ? json(route, { code: empty ? EMPTY : CODE, name }) : route.fallback();
  });
}
