/** What the API would answer about who has adopted what; steps that are recorded are kept while a page is open. */
import type { Page, Route } from "playwright-core";
import type { components } from "../../src/api/schema.gen";
import { today } from "../../src/lib/moment";
import { json, problem } from "./answering";
import { groupings, practicesOf } from "./country";
import { randomOf } from "./random";
import { library, nationalChange, spread } from "./spreading";
import { board, workedElsewhere } from "./trying";

type Schemas = components["schemas"];
type Matrix = Schemas["AdoptionMatrix"];
type Cell = Schemas["MatrixCell"];
type Step = { stage: Cell["stage"]; on: string; reason: string | null };

export type AdoptionFake = {
  /** what was asked to be recorded or taken back, in order */
  sent?: { method: string; path: string; body: unknown; seen: string | undefined }[];
  /** practices that cannot take the step */
  cannot?: string[];
  /** another has recorded a step since the page was opened */
  stale?: boolean;
  mayRecord?: boolean;
  /** practices that this person may not see one by one */
  hidden?: number;
  empty?: boolean;
  /** nothing of this is answered */
  down?: boolean;
};

const RETIRED = "posters";
const stages = ["aware", "interested", "testing", "adopted", "sustained"] as const;
const practices = practicesOf(23);

export async function fakeAdoption(page: Page, options: AdoptionFake = {}): Promise<void> {
  const { sent = [], cannot = [], mayRecord = true } = options;
  const taken = begun(options.empty ?? false);
  const answer = (pattern: RegExp, answered: (route: Route) => Promise<void>) =>
    page.route(new RegExp(`/api/v1${pattern.source}(\\?.*)?$`), (route) =>
      options.down ? problem(route, 500, "Something went wrong here, not with you.") : answered(route),
    );
  const note = (route: Route, body: unknown) => {
    const request = route.request();
    const path = new URL(request.url()).pathname.replace("/api/v1", "");
    sent.push({ method: request.method(), path, body, seen: request.headers()["if-match"] });
  };
  await answer(/\/federations\/[^/]+\/adoptions/, (route) => json(route, matrix(taken, { ...options, mayRecord })));
  await answer(/\/adoptions/, (route) => {
    const search = new URL(route.request().url()).searchParams;
    if (route.request().method() === "GET") {
      const found = adoption(taken, search.get("innovation") ?? "", search.get("practice") ?? "");
      return json(route, { items: found ? [found] : [], total: found ? 1 : 0 });
    }
    const body = route.request().postDataJSON() as Schemas["NewAdoptions"];
    note(route, body);
    if (body.on > today()) {
      return problem(route, 422, "A step is recorded once it is taken.", [
        { field: "on", message: `Choose ${today()} or a day before.` },
      ]);
    }
    const wrong = body.practices.filter((code) => cannot.includes(code));
    if (wrong.length > 0) {
      return problem(
        route,
        422,
        `Nothing was recorded: ${wrong.length} of ${body.practices.length} practices cannot take this step.`,
        wrong.map((code) => ({ field: `practices.${code}`, message: `${nameOf(code)} closed on 2018-06-30.` })),
      );
    }
    for (const code of body.practices) {
      stepsOf(taken, code, body.innovation).push({ stage: body.stage, on: body.on, reason: body.reason ?? null });
    }
    const { innovation, stage, practices: codes } = body;
    const title = titleOf(innovation);
    return json(route, {
      innovation: { code: innovation, title },
      stage,
      on: body.on,
      practices: codes.length,
      revision: 2,
    });
  });
  await answer(/\/adoptions\/[^/]+\/[^/]+\/[^/]+\/[^/]+/, (route) => {
    note(route, null);
    if (options.stale) return problem(route, 412, "Somebody has changed how far this practice has come meanwhile.");
    const [, innovation = "", practice = "", stage, day] =
      /adoptions\/([^/]+)\/([^/]+)\/([^/]+)\/([^/?]+)/.exec(route.request().url()) ?? [];
    const steps = stepsOf(taken, practice, innovation);
    taken.set(
      `${practice} ${innovation}`,
      steps.filter((step) => step.stage !== stage || step.on !== day),
    );
    return route.fulfill({ status: 204 });
  });
  await answer(/\/spread/, (route) => json(route, spread(new URL(route.request().url()), options.empty ?? false)));
  await answer(/\/measures\/[^/]+\/national-change/, (route) =>
    json(route, nationalChange(route.request().url().includes("missed_call_share"))),
  );
  await answer(/\/initiative-board/, (route) => json(route, board(options.empty ?? false)));
  await answer(/\/federations\/[^/]+\/worked-elsewhere/, (route) =>
    json(route, workedElsewhere(options.empty ?? false)),
  );
}

type Taken = Map<string, Step[]>;

const nameOf = (code: string) => practices.find((each) => each.code === code)?.name ?? code;
const titleOf = (code: string) => library.find(([each]) => each === code)?.[1] ?? code;

function begun(empty: boolean): Taken {
  const taken: Taken = new Map();
  const { next: random } = randomOf(11);
  for (const practice of practices) {
    for (const [code] of library) {
      const reached = Math.floor(random() * 9) - 3;
      if (empty || reached < 0 || code === "shared-hub-for-letters") continue;
      const steps: Step[] = [{ stage: stages[Math.min(reached, 4)]!, on: "2018-03-05", reason: null }];
      if (reached > 4) steps.push({ stage: "stopped", on: "2018-09-03", reason: "No spare line" });
      taken.set(`${practice.code} ${code}`, steps);
    }
  }
  return taken;
}

function stepsOf(taken: Taken, practice: string, innovation: string): Step[] {
  const key = `${practice} ${innovation}`;
  const steps = taken.get(key) ?? [];
  taken.set(key, steps);
  return steps;
}

function adoption(taken: Taken, innovation: string, code: string): Schemas["Adoption"] | null {
  const steps = taken.get(`${code} ${innovation}`) ?? [];
  const now = steps.at(-1);
  const practice = practices.find((each) => each.code === code);
  if (!now || !practice) return null;
  return {
    innovation: { code: innovation, title: titleOf(innovation) },
    practice,
    federation: null,
    stage: now.stage,
    since: now.on,
    adopted_on: null,
    reason: now.reason,
    steps,
    revision: 72,
  };
}

function matrix(taken: Taken, { mayRecord = true, hidden = 0, empty = false }: AdoptionFake): Matrix {
  const cellAt = (practice: string, innovation: string): Cell | null => {
    const now = adoption(taken, innovation, practice);
    if (!now) return null;
    const label = `${nameOf(practice)}: ${titleOf(innovation)}, ${now.stage} since ${now.since}`;
    return { stage: now.stage, since: now.since, adopted_on: null, reason: now.reason, revision: 72, label };
  };
  const innovations = empty ? [] : library;
  const federation = groupings(10)[9]!;
  return {
    federation: { code: federation.code, name: federation.name, kind: "federation" },
    practices: practices.length,
    hidden,
    innovations: innovations.map(([code, title]) => {
      const counts = { aware: 0, interested: 0, testing: 0, adopted: 0, sustained: 0, stopped: 0 };
      for (const practice of practices) {
        const cell = cellAt(practice.code, code);
        if (cell) counts[cell.stage] += 1;
      }
      return { code, title, stages: counts, using: counts.adopted + counts.sustained, retired: code === RETIRED };
    }),
    rows: practices.slice(hidden).map((practice) => ({
      practice,
      cells: innovations.map(([code]) => cellAt(practice.code, code)),
    })),
    may_record: mayRecord,
    revision: 1,
  };
}
