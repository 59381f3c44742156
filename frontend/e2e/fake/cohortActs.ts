/** What the pages ask on which a cohort is changed: one session, one person, who covers, who is away. All invented. */
import type { Page } from "playwright-core";
import type { AwayDay, Backfill, Cohort, CohortSession, Participant, Rota } from "../../src/api/programmeTypes";
import { json, problem } from "./answering";
import { CODE, cohort, EMPTY, TODAY } from "./cohort";

const here = { code: CODE, name: "Harrowdene 2018" };
const riverbank = { code: "Z10111", name: "Riverbank", kind: "practice" as const };
const threeOaks = { code: "Z10112", name: "Three Oaks", kind: "practice" as const };

function sessionOf(id: number): CohortSession | undefined {
  const { sessions, terms } = cohort();
  const session = sessions.find((each) => each.id === id);
  const term = terms.find((each) => each.id === session?.term);
  if (!session || !term) return undefined;
  return {
    id,
    cohort: here,
    term: { id: term.id, title: term.title, place: term.place },
    number: session.number,
    title: session.title,
    theme: { id: 2, title: "Systems thinking" },
    day: session.day,
    begins: session.begins,
    ends: session.ends,
    place: session.place,
    link: null,
    materials: "https://example.org/clinic",
    facilitators: [{ id: 3, name: "Dr Miriam Sayle" }],
    attendance: session.taken ? { present: session.present, apologies: 2, absent: 1 } : null,
    revision: 300,
  };
}

const participants = (of: string): Participant[] =>
  (of === EMPTY ? [] : cohort().people).map(({ participant, person, name, email, role, left_on, came, marked }) => ({
    id: participant,
    person: of === CODE ? person : person + 1000,
    name,
    email,
    cohort: here,
    role,
    joined: "2018-04-23",
    left_on,
    left_because: left_on && "A new post elsewhere",
    continues: null,
    placements: [
      { id: participant * 2, organisation: riverbank, weekdays: [0, 1], first: "2018-04-23", last: null },
      { id: participant * 2 + 1, organisation: threeOaks, weekdays: [3, 4], first: "2018-04-23", last: null },
    ],
    present: came,
    marked,
    revision: 301,
  }));

/** This year's, and the one before it. */
const cohorts: Cohort[] = [
  {
    code: CODE,
    name: "Practice leaders programme, Harrowdene 2018",
    first: "2018-04-23",
    last: "2018-12-23",
    revision: 305,
  },
  { code: "practice-leaders-1-harrowdene-2017", name: "Harrowdene 2017", first: "2017-04-24", last: "2017-12-24" },
].map(({ code, name, first, last, revision = 200 }) => ({
  code,
  name,
  programme: { code: "practice-leaders-2", name: "Practice leaders programme" },
  site: { id: 1, name: "Harrowdene" },
  intake: Number(first.slice(0, 4)),
  places: 30,
  days_needed: 4,
  first,
  last,
  running: code === CODE,
  terms: [],
  participants: 29,
  left: 1,
  sessions: 19,
  held: 16,
  revision,
}));

const who = (index: number) => {
  const { participant, name } = cohort().people[index]!;
  return { id: participant, name };
};

const backfills = (): Backfill[] =>
  [0, 1, 2].map((index) => ({
    id: index + 1,
    cohort: here,
    by: who(10 + index),
    covers: who(20 + index),
    organisation: threeOaks,
    weekdays: [3, 4],
    first: index === 2 ? "2018-08-27" : "2018-10-29",
    last: index === 2 ? "2018-10-21" : "2018-12-23",
    revision: 306,
  }));

function rota(): Rota {
  const away: AwayDay[] = [
    { participant: who(14).id, day: "2018-11-27", reason: "Leave", covered_by: null, revision: 307 },
  ];
  const days = ["2018-11-26", "2018-11-27"];
  return {
    cohort: here,
    first: "2018-10-29",
    last: "2018-12-23",
    days: days.map((day) => ({ day, programme: false })),
    rows: [
      {
        participant: who(14),
        practices: [riverbank, threeOaks],
        covers_for: [who(24)],
        states: ["first", "no_cover"],
        away,
      },
    ],
    gaps: [{ participant: who(14), day: "2018-11-27", state: "no_cover", practices: [riverbank] }],
    sentence: cohort().rota!.sentence,
  };
}

export type CohortActsFake = { sent?: { path: string; body: unknown }[] };

export async function fakeCohortActs(page: Page, { sent = [] }: CohortActsFake): Promise<void> {
  const on = (pattern: RegExp) => new RegExp(`/api/v1${pattern.source}(\\?.*)?$`);
  const list = <Item>(items: Item[]) => ({ items, total: items.length });
  const number = (url: string) => Number(url.match(/\/(\d+)/)?.[1]);

  await page.route(on(/\/sessions\/\d+/), (route) => {
    const session = sessionOf(number(new URL(route.request().url()).pathname.replace("/api/v1", "")));
    if (route.request().method() === "DELETE") return route.fulfill({ status: 204 });
    if (route.request().method() === "PATCH") {
      const changes = route.request().postDataJSON() as { day: string };
      sent.push({ path: new URL(route.request().url()).pathname, body: changes });
      if (changes.day > "2018-12-23") {
        const words = `projects completed runs from 2018-10-29 to 2018-12-23; ${changes.day} lies outside it.`;
        const todo = "Choose a day of the term, or move the term first.";
        return problem(route, 422, words, [{ field: "day", message: todo }]);
      }
      if (route.request().headers()["if-match"] !== '"300"') {
        return problem(route, 412, "Somebody else has changed this session since you looked.");
      }
    }
    return session ? json(route, session) : problem(route, 404, "Not found.");
  });
  await page.route(/\/api\/v1\/participants\?cohort=[^&]*&limit=1000/, (route) => {
    const cohort = new URL(route.request().url()).searchParams.get("cohort");
    return cohort ? json(route, list(participants(cohort))) : route.fallback();
  });
  await page.route(on(/\/participants\/\d+/), (route) => {
    const id = number(new URL(route.request().url()).pathname.replace("/api/v1", ""));
    const person = participants(CODE).find((each) => each.id === id);
    return person ? json(route, person) : problem(route, 404, "Not found.");
  });
  await page.route(/\/api\/v1\/cohorts\?limit=1000/, (route) => json(route, list(cohorts)));
  await page.route(on(/\/cohorts\/[^/]+/), (route) =>
    route.request().url().includes(EMPTY) ? route.fallback() : json(route, cohorts[0]),
  );
  await page.route(on(/\/cohorts\/[^/]+\/rota/), (route) => json(route, rota()));
  await page.route(on(/\/backfills/), (route) => json(route, list(backfills())));
  await page.route(on(/\/projects\/\d+\/milestones\/\d+/), (route) => {
    sent.push({ path: new URL(route.request().url()).pathname, body: route.request().postDataJSON() });
    return json(route, {});
  });
}

/** The day on which somebody who covers is away, for addresses. */
export const AWAY = `participant=${who(14).id}&day=2018-11-27`;
export const LEFT = cohort().people.find(({ left_on }) => left_on !== null && left_on < TODAY)!.participant;
