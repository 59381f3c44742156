/** What the API would answer about programmes, cohorts and people; marks and a moved term are kept while a page is open. */
import type { Page } from "playwright-core";
import type { Mark, NewCohort, PastedParticipants } from "../../src/api/programmeTypes";
import { json, problem } from "./answering";
import { CODE, cohort, EMPTY, evaluation, moved, sheet, type CohortFake } from "./cohort";
import { person } from "./programme";
import { fakeProgrammeActs } from "./programmeActs";

export type ProgrammesFake = CohortFake & {
  /** requests that write, as they came */
  sent?: { path: string; body: unknown }[];
  /** attendance cannot be sent while this says so */
  down?: () => boolean;
};

export async function fakeProgrammes(page: Page, options: ProgrammesFake = {}): Promise<void> {
  const marks = new Map<number, Mark | null>();
  const { sent = [], down = () => false } = options;
  const on = (pattern: RegExp) => new RegExp(`/api/v1${pattern.source}(\\?.*)?$`);
  const body = (route: { request: () => { postDataJSON: () => unknown; url: () => string } }) => {
    const given = route.request().postDataJSON() as Record<string, unknown>;
    sent.push({ path: new URL(route.request().url()).pathname, body: given });
    return given;
  };
  await fakeProgrammeActs(page, sent);
  await page.route(on(/\/calendar-feeds/), (route) =>
    json(route, { items: [{ id: "a1", cohort: { code: CODE, name: "Harrowdene 2018" } }], total: 1 }),
  );
  await page.route(on(/\/themes/), (route) =>
    json(route, {
      items: [
        { id: 1, title: "Lean" },
        { id: 2, title: "Systems thinking" },
      ],
      total: 2,
    }),
  );
  await page.route(on(/\/cohorts\/[^/]+\/page/), (route) =>
    json(route, cohort({ ...options, empty: options.empty || route.request().url().includes(EMPTY) })),
  );
  await page.route(on(/\/cohorts\/[^/]+\/evaluation/), (route) =>
    json(route, evaluation(route.request().url().includes(EMPTY))),
  );
  await page.route(on(/\/persons\/\d+\/page/), (route) => json(route, person));
  await page.route(on(/\/sessions\/\d+\/attendance/), (route) => {
    const session = Number(
      route
        .request()
        .url()
        .match(/sessions\/(\d+)/)?.[1],
    );
    if (route.request().method() === "PUT") {
      if (down()) return problem(route, 503, "The server is busy.");
      const given = body(route) as { marks: Record<string, Mark | null> };
      for (const [who, mark] of Object.entries(given.marks)) marks.set(Number(who), mark);
    }
    return json(route, sheet(session, marks));
  });
  await page.route(on(/\/cohorts/), (route) => {
    const plan = body(route) as unknown as NewCohort;
    if (plan.name === "Refused") {
      return problem(route, 422, "A session ends after it begins.", [
        { field: "body.terms.0.sessions.begins", message: "A session ends after it begins." },
      ]);
    }
    return json(route, { code: CODE, name: plan.name }, 201);
  });
  await page.route(on(/\/terms\/\d+\/move/), (route) => {
    const given = body(route) as { first: string; weeks: number; preview: boolean };
    return json(route, moved(given.first, given.weeks, !given.preview));
  });
  await page.route(on(/\/cohorts\/[^/]+\/participants\/paste/), (route) =>
    json(route, pasted(body(route) as PastedText)),
  );
}

type PastedText = { text: string; preview: boolean };

/** A row is right when its third cell looks like a code. */
function pasted({ text, preview }: PastedText): PastedParticipants {
  const lines = text.split("\n").map((line) => line.split(/[\t,]/).map((cell) => cell.trim()));
  const right = lines.flatMap(([name = "", , code = ""], index) =>
    /^Z\d+$/.test(code)
      ? [
          {
            row: index + 1,
            name,
            role: "gp" as const,
            practices: [{ code, name: "Riverbank", kind: "practice" as const }],
            email: null,
            known: false,
          },
        ]
      : [],
  );
  const problems = lines.flatMap(([, , code = ""], index) =>
    /^Z\d+$/.test(code)
      ? []
      : [{ row: index + 1, column: "practice", found: code, words: "No practice has this code or name." }],
  );
  return { rows: right, problems, participants: preview || problems.length ? [] : right.map(({ row }) => row) };
}
