/** The API of one initiative's measures and business case in the browser, and what it refuses. */
import type { Page, Route } from "playwright-core";
import type { components } from "../../src/api/schema.gen";
import { monthAndYear } from "../../src/lib/period";
import { json, problem } from "./answering";
import {
  BARE,
  CLOSED,
  gridOf,
  INITIATIVE,
  initiativePage,
  initiativeSeries,
  LATEST,
  measure,
  practices,
  theCase,
  threeMeasures,
  type Grid,
} from "./initiativeAnswers";
import { measures as library } from "./measures";

type Schemas = components["schemas"];
type Sent = { method: string; path: string; body: unknown }[];

export type InitiativeMeasuresFake = {
  mayEdit?: boolean;
  /** what was sent, as it came */
  sent?: Sent;
  /** somebody else has saved the same figure, stakeholder or measure meanwhile */
  meanwhile?: boolean;
};

const nothing = { stakeholders: [], options: [], decisions: [], challenges: [] };

export async function fakeInitiativeMeasures(page: Page, options: InitiativeMeasuresFake = {}): Promise<void> {
  const { mayEdit = true, sent = [] } = options;
  let meanwhile = options.meanwhile ?? false;
  const measures = threeMeasures();
  const grids = new Map(measures.map((each) => [each.id, gridOf(each, mayEdit)]));
  const parts = { [INITIATIVE]: theCase(), [BARE]: nothing } as Record<string, ReturnType<typeof theCase>>;
  const items = <Item>(all: Item[]) => ({ items: all, total: all.length });
  await page.route(/\/api\/v1\/measures$/, (route) =>
    json(route, items(library.map(({ code, title }) => ({ code, title })))),
  );
  await page.route(new RegExp(`/api/v1/initiatives/(${INITIATIVE}|${BARE})/`), (route) => {
    const request = route.request();
    const method = request.method();
    const [, code = "", rest = ""] = /initiatives\/([^/]+)\/([^?]+)/.exec(request.url()) ?? [];
    const [part = "", id, leaf, last] = rest.split("/");
    const upload = leaf === "figures" && last === "file";
    const body: unknown = method === "GET" || method === "DELETE" || upload ? null : request.postDataJSON();
    if (method !== "GET") sent.push({ method, path: rest, body });
    const stale = () => {
      meanwhile = false;
      return problem(route, 412, "Somebody else has changed this since you looked.");
    };
    if (part === "page") return json(route, initiativePage(code, mayEdit));
    if (part === "measures" && !id) {
      if (method === "GET") return json(route, items(code === BARE ? [] : measures));
      const made = { ...measure(9, { figures: 0 }), ...(body as object) } as Schemas["InitiativeMeasure"];
      measures.push(made);
      return json(route, made, 201);
    }
    if (part === "measures" && !leaf) {
      const found = measures.find((each) => each.id === Number(id))!;
      if (method === "DELETE") {
        return problem(
          route,
          409,
          `“${found.title}” has ${found.figures} figures: it is kept. Take the figures back first.`,
        );
      }
      if (meanwhile) {
        Object.assign(found, { aim: 80, aim_shown: "≥ 80%", revision: 5 });
        return stale();
      }
      Object.assign(found, body as object);
      return json(route, found);
    }
    if (leaf === "series") return json(route, initiativeSeries());
    if (leaf === "figures") {
      const grid = grids.get(Number(id))!;
      if (last)
        return pasted(
          route,
          grid,
          upload ? "" : (body as Schemas["PastedText"]).text,
          upload || (body as Schemas["PastedText"]).preview,
        );
      if (method === "GET") return json(route, grid);
      const figures = (body as Schemas["SentFigures"]).figures;
      const refused = figures.flatMap((each, row) =>
        each.practice === CLOSED
          ? [
              {
                field: `figures.${row}.practice`,
                message: `Castle Street Surgery closed on 1 June 2018, so it has no figure for ${monthAndYear(each.period)}.`,
              },
            ]
          : [],
      );
      if (refused.length) return problem(route, 422, refused[0]!.message, refused);
      if (meanwhile) {
        grid.items = grid.items.map((each) =>
          figures.some(({ period }) => period === each.period)
            ? { ...each, numerator: 77, shown: "77%", revision: 99 }
            : each,
        );
        return stale();
      }
      for (const each of figures) {
        grid.items = grid.items.filter(
          ({ period, practice }) => period !== each.period || (practice?.code ?? null) !== (each.practice ?? null),
        );
        grid.items.push({
          practice: practices.find(({ code: known }) => known === each.practice) ?? null,
          period: each.period,
          numerator: each.numerator ?? null,
          denominator: each.denominator ?? null,
          value: null,
          shown: each.denominator
            ? `${Math.round((100 * each.numerator!) / each.denominator)}%`
            : String(each.numerator),
          revision: 50,
        });
      }
      return json(route, grid);
    }
    return caseParts(part, id, leaf);

    function caseParts(name: string, at: string | undefined, deeper: string | undefined) {
      const all = parts[code]![name as keyof ReturnType<typeof theCase>] as { id: number }[];
      if (method === "GET") return json(route, items(all));
      if (!at) {
        const made = {
          id: 9,
          revision: 8,
          stances: [],
          now: null,
          needed: null,
          stance_words: null,
          option: null,
          ...(body as object),
        };
        all.push(made);
        return json(route, made, 201);
      }
      const found = all.find((each) => each.id === Number(at))!;
      if (method === "DELETE")
        return problem(
          route,
          409,
          "“Evenings at one practice” was decided on, on 5 June 2018: it is kept. Take the decision back first.",
        );
      if (meanwhile) {
        Object.assign(found, { next_step: "Ring them on Monday", revision: 8 });
        return stale();
      }
      if (deeper === "stances") {
        const stance = body as Schemas["StanceTaken"];
        const of = found as Schemas["Stakeholder"];
        of.stances.push(stance);
        Object.assign(of, { now: stance.now, needed: stance.needed, stance_words: stance.now });
      } else Object.assign(found, body as object, { revision: 9 });
      return json(route, found);
    }
  });
}

/** A table as the API understands it: "x" for a number is none. */
function pasted(route: Route, grid: Grid, text: string, preview: boolean) {
  const rows = text.split("\n").map((line) => line.split("\t"));
  const problems = rows.flatMap(([, number = ""], index) =>
    Number.isNaN(Number(number))
      ? [{ row: index + 1, column: "numerator", found: number, words: "This is not a number." }]
      : [],
  );
  const figures = problems.length
    ? []
    : rows.map((_, index) => ({
        row: index + 1,
        practice: null,
        period: grid.months[index] ?? LATEST,
        numerator: 90,
        denominator: 100,
        value: null,
        shown: "90%",
        replaces: index > 1 ? "80%" : null,
      }));
  const answer: Schemas["PastedFigures"] = { figures, problems, taken: preview ? null : figures.length };
  return json(route, answer);
}
