/** What people send and set right, on top of `fakeApi`: files, a month's entry, exclusions, practices. All invented. */
import type { Page } from "playwright-core";
import type { Exclusion, Import, ImportPage, NewExclusion, Practice, PracticePage } from "../../src/api/figureTypes";
import type { Me } from "../../src/api/types";
import { dashboard, me } from "./answers";
import { fakeApi, type FakeOptions } from "./api";
import { json, problem } from "./answering";
import { groupings, practicesOf } from "./country";
import { counted, form, written } from "./entry";
import { corrections, imports, rowProblems, sent, unrecognised } from "./files";
import { measures } from "./measures";

export type FiguresOptions = FakeOptions & {
  /** the connection is down for writes while it says so */
  unreachable?: () => boolean;
  /** somebody else saves first, once, the next time a figure is written */
  overtake?: boolean;
};

const roles: Partial<Record<Me["role"], Partial<Me>>> = {
  practice: { permissions: ["read_practices", "enter_figures"] },
  national: {
    permissions: [
      "read_overview",
      "read_practices",
      "enter_figures",
      "import_files",
      "withdraw_imports",
      "exclude_figures",
      "read_revisions",
    ],
  },
};

export async function fakeFigures(page: Page, options: FiguresOptions = {}): Promise<void> {
  const { role = "national", fail = () => false, unreachable = () => false } = options;
  const state = { imports: imports(), exclusions: exclusions(), form: form(), overtake: options.overtake ?? false };
  await fakeApi(page, options);
  // Asked before the routes of `fakeApi`; what is not known here falls back to those.
  await page.route("**/api/v1/**", (route) => {
    const request = route.request();
    const { pathname, searchParams } = new URL(request.url());
    const path = pathname.replace("/api/v1", "");
    const method = request.method();
    if (fail(path)) return route.fallback();
    const writes = path.startsWith("/observations/") || (path === "/imports" && method === "POST");
    if (writes && unreachable()) return route.abort("internetdisconnected");
    if (path === "/me") return json(route, { ...me(role), ...roles[role] });
    if (path === "/imports" && method === "POST") return sent(route, searchParams, state.imports);
    if (path === "/imports") return json(route, { items: state.imports, total: state.imports.length });
    const one = path.match(/^\/imports\/(\d+)(\/[a-z.]+)?$/);
    if (one) {
      const found = state.imports.find(({ id }) => id === Number(one[1]));
      if (!found) return problem(route, 404, "There is no such import.");
      if (one[2] === "/problems") {
        const what = searchParams.get("what");
        const items = rowProblems.filter((row) => !what || row.what === what);
        return json(route, { items, total: items.length });
      }
      if (one[2] === "/problems.csv")
        return route.fulfill({ contentType: "text/csv", body: "row,what\n17,Not known\n" });
      if (one[2] === "/withdrawal") {
        Object.assign(found, {
          state: "withdrawn",
          may_withdraw: false,
          withdrawn_by: "Nadia Rahman",
          withdrawn_at: "2018-11-12T11:00:00Z",
        } satisfies Partial<Import>);
        return json(route, found);
      }
      const problems = found.format ? rowProblems : [unrecognised];
      return json(route, { ...found, problems, corrections } satisfies ImportPage);
    }
    if (path === "/exclusions" && method === "POST") {
      const made = exclusion(request.postDataJSON() as NewExclusion, state.exclusions.length + 1);
      state.exclusions.unshift(made);
      return json(route, made, 201);
    }
    if (path === "/exclusions") return json(route, { items: state.exclusions, total: state.exclusions.length });
    if (path.startsWith("/exclusions/") && method === "DELETE") {
      const found = state.exclusions.find(({ id }) => path.endsWith(`/${id}`));
      if (found) Object.assign(found, { lifted_at: "2018-11-12T11:00:00Z", figures: 0 } satisfies Partial<Exclusion>);
      return route.fulfill({ status: 204 });
    }
    if (path === "/entry") return json(route, counted(state.form));
    if (path.startsWith("/observations/") && method === "PUT") return written(route, path, state);
    if (path === "/practices") {
      const q = (searchParams.get("q") ?? "").toLowerCase();
      const items = practicesOf(23)
        .map(practice)
        .filter(({ name }) => name.toLowerCase().includes(q));
      return json(route, { items, total: items.length });
    }
    const ods = path.match(/^\/practices\/(\w+)$/)?.[1];
    if (ods) {
      const found = practicesOf(23).find(({ code }) => code === ods);
      return found ? json(route, practicePage(found.code)) : problem(route, 404, "There is no such practice.");
    }
    return path === "/measures" ? json(route, { items: measures, total: measures.length }) : route.fallback();
  });
}

// --- exclusions ---

const exclusion = (
  given: Partial<NewExclusion> & Pick<NewExclusion, "measure" | "from" | "to" | "reason">,
  id: number,
): Exclusion => ({
  id,
  measure: given.measure,
  from: given.from,
  to: given.to,
  supplier: given.supplier ?? null,
  organisations: (given.organisations ?? []).map((code) => ({ code, name: code, kind: "practice" })),
  only_zeros: given.only_zeros ?? false,
  reason: given.reason,
  made_by: "Nadia Rahman",
  made_at: "2018-11-12T10:40:00Z",
  figures: 214,
  lifted_at: null,
});
const exclusions = (): Exclusion[] => [
  exclusion(
    {
      measure: "missed_call_share",
      from: "2018-08-01",
      to: "2018-09-01",
      supplier: "Lantern Voice",
      only_zeros: true,
      reason: "Its exchange sent nought for two months.",
    },
    2,
  ),
  {
    ...exclusion({ measure: "dna_rate", from: "2017-05-01", to: "2017-05-01", reason: "A ransom attack." }, 1),
    lifted_at: "2018-06-01T09:00:00Z",
    figures: 0,
  },
];

// --- practices ---

const practice = ({ code, name }: { code: string; name: string }, index: number): Practice & { status: string } => {
  const federation = groupings(120)[index % 6]!;
  return {
    code,
    name,
    kind: "practice",
    status: index === 5 ? "dormant" : "active",
    opened: "1974-04-01",
    closed: null,
    postcode: "ZZ1 1ZZ",
    federation: { code: federation.code, name: federation.name, kind: "federation" },
    network: { code: `U9${index % 6}`, name: `Invented Network ${index % 6}`, kind: "network" },
    commissioner: federation.commissioner,
    region: federation.region,
  };
};

function practicePage(code: string): PracticePage {
  const index = practicesOf(23).findIndex((each) => each.code === code);
  const found = practice(practicesOf(23)[index]!, index);
  const whole = dashboard("F0010", "then");
  return {
    ...found,
    list_size: 9812,
    facts: `${code} · 9,812 patients · ${found.federation?.name}, ${found.commissioner?.name} · Figures to October 2018`,
    sentence: whole.sentence,
    measures: whole.measures,
    spells: [
      { parent: found.federation!, from: "2014-11-01", until: null, inferred: false },
      {
        parent: { code: "U90", name: "Old Harbour Network", kind: "network" },
        from: "2015-07-01",
        until: "2017-03-01",
        inferred: false,
      },
      { parent: found.network!, from: "2017-03-01", until: null, inferred: true },
      { parent: found.commissioner!, from: "0001-01-01", until: null, inferred: false },
    ],
    successions: [
      {
        predecessor: { code: "Z10199", name: "Fairhaven Surgery", kind: "practice" },
        successor: { code: found.code, name: found.name, kind: "practice" },
        on: "2017-07-01",
      },
    ],
    revision: 812,
  };
}
