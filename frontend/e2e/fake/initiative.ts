/** What the API would answer about one initiative that is well on its way; what is changed is kept while a page is open. */
import type { Page, Route } from "playwright-core";
import type { components } from "../../src/api/schema.gen";
import { json, problem } from "./answering";
import { BARE, initiativePage } from "./initiativeAnswers";

type Schemas = components["schemas"];
export const TRYING = "call-back-instead-of-hold";
const STOPPED = "posters-on-the-wall";

export type InitiativeFake = {
  /** what was sent, as it came */
  sent?: { method: string; path: string; body: unknown }[];
  mayEdit?: boolean;
  /** somebody else saves the initiative just before the first change arrives */
  meanwhile?: boolean;
  /** nothing is being tried */
  none?: boolean;
};

const owner = { code: "F0010", name: "Brackenholt Together", kind: "federation" as const };
const practice = { code: "Z10101", name: "Ferry Road Medical Centre", kind: "practice" as const };
const theme = { id: 3, kind: "high_impact_action" as const, place: 3, title: "Reduce missed calls" };
const WORDS = ["Intent", "Charter and team", "Planning begun", "Activity, no changes", "Changes tested"].concat([
  "Modest improvement",
  "Improvement",
  "Significant",
  "Sustainable",
  "Outstanding",
]);
const meanings = WORDS.map((word, index) => ({ score: (index + 1) / 2, word, meaning: `What ${word} means.` }));

const listed = (code: string, title: string, rest: Partial<Schemas["ListedInitiative"]> = {}) =>
  ({
    code,
    title,
    owner,
    programme: null,
    theme,
    status: "spreading",
    stalled: false,
    origin: "federation_plan",
    started: "2017-12-04",
    expected_end: null,
    practices: 9,
    cycles: 2,
    last_activity: "2018-11-12",
    score_team: 3.5,
    score_adviser: 3,
    revision: 7,
    ...rest,
  }) satisfies Schemas["ListedInitiative"];

const list = () => [
  listed(TRYING, "Call back instead of hold"),
  listed("text-reminders", "Text reminders", { status: "testing", stalled: true, score_adviser: null }),
  listed(STOPPED, "Posters on the wall", { status: "stopped", theme: null, score_team: null, score_adviser: null }),
];

export const initiative = (): Schemas["Initiative"] => ({
  ...listed(TRYING, "Call back instead of hold"),
  project: null,
  adviser: { id: 9, name: "Owen Reeve" },
  ended: null,
  ended_because: null,
  aim: { what: "Cut missed calls", how_much: "To 6% or below", for_whom: "Nine practices", by: "2019-03-31" },
  write_up: { problem: "", changed: "", result: "", again: "", written_up: null },
  shared: false,
  drivers_revision: 3,
  may_edit: true,
  may_advise: false,
});

const driver = (id: number, kind: Schemas["Driver"]["kind"], title: string): Schemas["Driver"] => ({
  id,
  kind,
  title,
  place: id,
  measure: null,
  elsewhere: null,
  cycles: kind === "change_idea" ? 2 : 0,
  state: kind === "change_idea" ? "adapted" : null,
  words: kind === "change_idea" ? "Adapted, 2 cycles" : null,
});

const diagram = (of: Schemas["Initiative"], mayEdit: boolean): Schemas["DriverDiagram"] => ({
  revision: 3,
  aim: of.aim,
  drivers: [
    driver(1, "primary", "Calls are answered quickly"),
    driver(2, "primary", "Calls are settled first time"),
    driver(3, "secondary", "Nobody needs to hold"),
    driver(4, "change_idea", "Call back within 30 minutes"),
  ],
  links: [
    { upper: 1, lower: 3, strong: true },
    { upper: 2, lower: 3, strong: false },
    { upper: 3, lower: 4, strong: true },
  ],
  may_edit: mayEdit,
});

const cycle = (number: number, scale: string, rest: Partial<Schemas["PageCycle"]>): Schemas["PageCycle"] => ({
  id: number,
  number,
  title: `Call back, ${scale.toLowerCase()}`,
  scale,
  question: "",
  prediction: "Two in three accept a call-back",
  plan: "",
  first: `2018-0${number + 1}-05`,
  last: `2018-0${number + 1}-25`,
  done: "Done as planned",
  found: "31 of 38 did",
  act: "adapt",
  act_words: "Adapted",
  overdue: false,
  change_idea: { id: 4, title: "Call back within 30 minutes" },
  follows: null,
  revision: 5,
  ...rest,
});

const score = (month: string, team: number, adviser: number | null): Schemas["MonthScores"] => ({
  month,
  team,
  adviser,
  team_note: "Eight practices show it",
  adviser_note: "",
  team_revision: 4,
  adviser_revision: adviser === null ? null : 4,
});

function pageOf(of: Schemas["Initiative"], mayEdit: boolean): Schemas["InitiativePage"] {
  const { drivers, links, revision } = diagram(of, mayEdit);
  return {
    ...initiativePage(TRYING, mayEdit),
    title: of.title,
    status: of.status,
    shared: of.shared,
    facts: "Brackenholt Together, nine practices · Led by Tom Reeve · Since 4 December 2017",
    sentence: [
      { text: "Missed calls have fallen from 10.7% to ", tone: "plain" },
      { text: "6.0%", tone: "improving" },
      { text: ". Cycle 2 is to be studied by 28 November.", tone: "plain" },
    ],
    aim: {
      ...of.aim,
      days_left: 130,
      days_left_words: "130 days left",
      practices: 9,
      patients: 81131,
      whom_words: "81,131 patients of nine practices",
      words: "Cut missed calls, to 6% or below",
    },
    diagram: { revision, drivers, links },
    cycles: [
      cycle(2, "Three practices", {
        act: null,
        act_words: "Study due 28 November",
        found: "",
        done: "",
        follows: { id: 1, number: 1 },
      }),
      cycle(1, "One receptionist", {}),
    ],
    scores: {
      meanings,
      months: [score("2018-08-01", 2.5, null), score("2018-09-01", 3, 3), score("2018-10-01", 3.5, 3)],
      team: 3.5,
      adviser: 3,
      difference: "They differ in October: the team says 3.5, the adviser 3.0.",
    },
    stakeholders: [
      {
        id: 1,
        name: "Reception leads",
        part: "do the calling back",
        interest: "high",
        influence: "high",
        now: "for",
        needed: "leads",
        stance_words: "for, to leads",
        next_step: "Show the results of cycle 1",
        next_owner: "Tom Reeve",
        next_by: "2018-11-29",
        next_overdue: false,
      },
    ],
    journal: [
      {
        id: 1,
        day: "2018-10-17",
        words: "Cycle 2 has begun.",
        link: "https://example.org/a",
        by: "Tom Reeve",
        revision: 2,
      },
    ],
    milestones: [{ id: 1, title: "Nine practices", due: "2018-09-30", reached: null, overdue: true, revision: 2 }],
    team: [{ id: 1, name: "Tom Reeve", role: "Practice manager", leads: true, organisation: practice, revision: 2 }],
    practices: { items: [{ id: 1, practice, first: "2017-12-04", last: null, revision: 2 }], total: 9, now: 9 },
    overdue: [],
    write_up: of.write_up,
    revision: of.revision,
  };
}

export async function fakeInitiatives(page: Page, options: InitiativeFake = {}): Promise<void> {
  const { sent = [], mayEdit = true } = options;
  let of: Schemas["Initiative"] = { ...initiative(), may_edit: mayEdit };
  let meanwhile = options.meanwhile ?? false;
  const on = (pattern: RegExp) => new RegExp(`/api/v1${pattern.source}(\\?.*)?$`);
  const body = (route: Route) => {
    const given = route.request().postDataJSON() as Record<string, unknown>;
    sent.push({ method: route.request().method(), path: new URL(route.request().url()).pathname, body: given });
    return given;
  };
  const items = <Item>(all: Item[]) => ({ items: all, total: all.length });
  await page.route(on(/\/improvement-themes/), (route) => json(route, items([theme])));
  await page.route(on(/\/initiatives/), (route) => {
    if (route.request().method() === "POST") {
      const { owner: whose } = body(route) as Schemas["NewInitiative"];
      return whose === "F0999"
        ? problem(route, 422, "No organisation F0999 is known to you.", [
            { field: "body.owner", message: "Choose a practice, a federation or a commissioner." },
          ])
        : json(route, of, 201);
    }
    const search = new URL(route.request().url()).searchParams;
    const words = (search.get("text") ?? "").toLowerCase();
    const found = (options.none ? [] : list()).filter(
      (each) =>
        each.title.toLowerCase().includes(words) &&
        (!search.get("status") || each.status === search.get("status")) &&
        (!search.get("stalled") || each.stalled),
    );
    return json(route, items(found));
  });
  const at = (part: string) => new RegExp(`/api/v1/initiatives/${TRYING}${part}(\\?.*)?$`);
  await page.route(at(""), (route) => {
    if (route.request().method() !== "PATCH") return json(route, of);
    if (meanwhile) {
      meanwhile = false;
      of = { ...of, revision: of.revision + 1, aim: { ...of.aim, how_much: "To 5% or below" } };
    }
    if (route.request().headers()["if-match"] !== `"${of.revision}"`) {
      return problem(route, 412, "Somebody else has changed this initiative since you looked.");
    }
    const { write_up, aim, shared } = body(route) as Partial<Schemas["InitiativeChanges"]>;
    of = {
      ...of,
      revision: of.revision + 1,
      shared: shared ?? of.shared,
      aim: { ...of.aim, ...aim } as Schemas["Aim"],
      write_up: { ...of.write_up, ...write_up } as Schemas["WriteUp"],
    };
    return json(route, of);
  });
  await page.route(at("/page"), (route) => json(route, pageOf(of, mayEdit)));
  await page.route(at("/drivers"), (route) => json(route, diagram(of, mayEdit)));
  await page.route(new RegExp(`/api/v1/initiatives/${BARE}/drivers$`), (route) =>
    json(route, { ...diagram(of, mayEdit), drivers: [], links: [] }),
  );
  await page.route(at("/measures"), (route) => json(route, items([])));
  await page.route(at("/scores"), (route) =>
    json(route, { ...items([]), may_score: ["team"] } satisfies Schemas["ProgressScores"]),
  );
  await page.route(at("/scores/[^/]+/team"), (route) => {
    const given = body(route) as Schemas["ProgressScoreSent"];
    return json(route, { month: "2018-11-01", by: "team", ...given, revision: 8 } satisfies Schemas["ProgressScore"]);
  });
  await page.route(at("/practices"), (route) => {
    body(route);
    return json(route, { items: [], total: 9 } satisfies Schemas["PracticesTakingPart"], 201);
  });
  await page.route(at("/team"), (route) =>
    body(route).name === "Tom Reeve" ? problem(route, 409, "Tom Reeve is in the team already.") : json(route, {}, 201),
  );
  await page.route(at("/innovation"), (route) => {
    body(route);
    return problem(route, 409, "Call back instead of hold is in the library already, as Call back.");
  });
}
