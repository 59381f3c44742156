/**
 * A stand-in for the API in the browser, for tests of screens alone: they need states that a real database does not
 * hold still for. The end-to-end tests use the real backend and never this.
 */
import type { Page, Route } from "playwright-core";
import type { Me } from "../../src/api/types";
import { fakeAdoption, type AdoptionFake } from "./adoption";
import { dashboard, me, overview } from "./answers";
import { series } from "./chart";
import { fakeClients, type ClientsFake } from "./clients";
import { fakeCohortActs } from "./cohortActs";
import { centiles, funnel } from "./comparison";
import { groupings, practicesOf } from "./country";
import { fakeEvaluations, type EvaluationsFake } from "./evaluations";
import { fakeExports, type ExportsFake } from "./exports";
import { fakeInitiativeMeasures, type InitiativeMeasuresFake } from "./initiativeMeasures";
import { fakeFaculty, type FacultyFake } from "./faculty";
import { fakeInitiatives, type InitiativeFake } from "./initiative";
import { fakeInnovations, type InnovationFake } from "./innovation";
import { fakeLearningSets, type LearningSetsFake } from "./learningSets";
import { fakeProgrammes, type ProgrammesFake } from "./programmes";
import { fakeSettings, settings } from "./settings";

export type FakeOptions = {
  signedIn?: boolean;
  role?: Me["role"];
  federations?: number;
  fail?: (path: string) => boolean;
  /** may set limits, targets and changes */
  maySet?: boolean;
  programmes?: ProgrammesFake;
  faculty?: FacultyFake;
  learningSets?: LearningSetsFake;
  evaluations?: EvaluationsFake;
  adoption?: AdoptionFake;
  initiativeMeasures?: InitiativeMeasuresFake;
  initiatives?: InitiativeFake;
  innovations?: InnovationFake;
  clients?: ClientsFake;
  exports?: ExportsFake;
};

const json = (route: Route, body: unknown, headers: Record<string, string> = {}) =>
  route.fulfill({ status: 200, contentType: "application/json", headers, body: JSON.stringify(body) });

const problem = (route: Route, status: number, title: string) =>
  route.fulfill({
    status,
    contentType: "application/problem+json",
    body: JSON.stringify({ type: "about:blank", title, status, detail: title, reference: "7f3a 22c1" }),
  });

export async function fakeApi(page: Page, options: FakeOptions = {}): Promise<void> {
  const { role = "national", federations = 120, fail = () => false } = options;
  let signedIn = options.signedIn ?? true;
  const kept = settings(options.maySet ?? true);
  await page.route("**/api/v1/**", (route) => {
    const { pathname, searchParams } = new URL(route.request().url());
    const path = pathname.replace("/api/v1", "");
    if (fail(path)) return problem(route, 500, "Something went wrong here, not with you.");
    if (path === "/site") {
      const people = [
        ["national", "National programme team"],
        ["faculty", "Improvement faculty"],
        ["lead", "Federation lead"],
        ["practice", "Practice team"],
        ["analyst", "Commissioner’s analyst"],
      ];
      return json(route, {
        demonstration: true,
        demonstration_sign_ins: people.map(([name, label]) => ({ email: `${name}@demo.example`, label })),
      });
    }
    if (path.startsWith("/auth/")) {
      signedIn ||= path === "/auth/token";
      return signedIn
        ? json(route, { access_token: "invented", token_type: "bearer", expires_in: 900 })
        : problem(route, 401, "Sign in first.");
    }
    if (path === "/me") return json(route, me(role));
    if (path === "/overview") {
      const level = (searchParams.get("level") ?? "federation") as "federation" | "network" | "scheme";
      const whole = overview(level, level === "network" ? 1250 : level === "scheme" ? 57 : federations, searchParams);
      return paged(route, searchParams, whole);
    }
    if (path === "/visits") return route.fulfill({ status: 204 });
    if (path === "/search") {
      const q = (searchParams.get("q") ?? "").toLowerCase();
      const items = [...groupings(120), ...practicesOf(23)]
        .filter(({ name }) => name.toLowerCase().includes(q))
        .slice(0, 8);
      return json(route, { items, total: items.length });
    }
    if (path === "/federations") {
      const kind = (searchParams.get("kind") ?? "federation") as "federation" | "network" | "scheme";
      const items = groupings(kind === "network" ? 1250 : 120, kind);
      return paged(route, searchParams, { items, total: items.length });
    }
    const federation = path.match(/^\/federations\/([^/]+)\/dashboard$/);
    if (federation)
      return json(route, dashboard(federation[1]!, searchParams.get("membership") === "now" ? "now" : "then"));
    const chart = path.match(/^\/measures\/([^/]+)\/series\/([^/]+)$/);
    if (chart) {
      if (searchParams.get("chart") === "xbar") return problem(route, 422, "This measure has no x̄ chart.");
      return json(route, series(chart[1]!, chart[2]!, searchParams, kept));
    }
    const comparison = path.match(/^\/measures\/([^/]+)\/(funnel|centiles)$/);
    if (comparison) {
      const [, code = "", picture] = comparison;
      if (code === "staff_satisfaction")
        return problem(
          route,
          422,
          "Staff satisfaction is a score: without a count and what it is a count of, there is no funnel.",
        );
      return json(route, picture === "funnel" ? funnel(code, searchParams) : centiles(code, searchParams));
    }
    return problem(route, 404, "Not found.");
  });
  await fakeSettings(page, kept);
  await fakeProgrammes(page, options.programmes);
  await fakeFaculty(page, options.faculty);
  await fakeLearningSets(page, options.learningSets);
  await fakeCohortActs(page, options.programmes ?? {});
  await fakeEvaluations(page, options.evaluations);
  await fakeAdoption(page, options.adoption);
  await fakeInitiativeMeasures(page, options.initiativeMeasures);
  await fakeInitiatives(page, options.initiatives);
  await fakeInnovations(page, options.innovations);
  await fakeClients(page, options.clients);
  await fakeExports(page, options.exports);
}

function paged(route: Route, search: URLSearchParams, whole: { items: unknown[]; total: number }) {
  const start = Number(search.get("cursor") ?? "0");
  const limit = Number(search.get("limit") ?? "50");
  const more = start + limit < whole.items.length;
  const next = new URL(route.request().url());
  next.searchParams.set("cursor", String(start + limit));
  return json(
    route,
    { ...whole, items: whole.items.slice(start, start + limit) },
    more ? { link: `<${next.pathname}${next.search}>; rel="next"` } : {},
  );
}
