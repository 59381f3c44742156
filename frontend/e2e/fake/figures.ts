/** What people send and set right, on top of `fakeApi`: files, a month's entry, exclusions, practices. All invented. */
import type { Page, Route } from "playwright-core";
import type {
  EntryFigure,
  EntryForm,
  EntryMeasure,
  Exclusion,
  Import,
  ImportPage,
  NewExclusion,
  NewFigure,
  Practice,
  PracticePage,
  RowProblem,
} from "../../src/api/figureTypes";
import type { Me } from "../../src/api/types";
import { dashboard, me } from "./answers";
import { fakeApi, type FakeOptions } from "./api";
import { groupings, practicesOf } from "./country";
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

const json = (route: Route, body: unknown, status = 200) =>
  route.fulfill({ status, contentType: "application/json", body: JSON.stringify(body) });

const problem = (route: Route, status: number, detail: string, errors?: { field: string; message: string }[]) =>
  route.fulfill({
    status,
    contentType: "application/problem+json",
    body: JSON.stringify({ type: "about:blank", title: detail, status, detail, reference: "7f3a 22c1", errors }),
  });

// --- files ---

const counts = {
  read: 2412,
  taken: 0,
  unchanged: 0,
  corrected: 0,
  older: 0,
  rejected: 0,
  opened: 0,
  closed: 0,
  renamed: 0,
  moved: 0,
};
const row = (
  number: number,
  organisation: string | null,
  column: string,
  found: string,
  what: string,
  expected: string,
) =>
  ({
    row: number,
    sheet: null,
    column,
    organisation,
    period: "2018-10-01",
    found,
    what,
    expected,
  }) satisfies RowProblem;
const rowProblems: RowProblem[] = [
  row(17, "Z10299", "practice", "Z10299", "No practice has this code", "Correct the code"),
  row(214, "Z10111", "calls_missed", "9,004", "More missed than received", "Swap or correct"),
  row(215, "Z10111", "practice", "Z10111", "Same practice and month twice", "Keep one of rows 214 and 215"),
  row(388, "Z10140", "calls_received", "n/a", "Not a number", "Leave empty if there is no figure"),
  row(389, "Z10140", "calls_missed", "n/a", "Not a number", "Leave empty if there is no figure"),
  row(602, "Z10177", "practice", "Z10177", "Closed on 30 June 2017", "Use Z10116 for October 2018"),
  row(1140, "Z10251", "calls_missed", "", "Received is given, missed is empty", "Give both or neither"),
  row(1377, "Z10308", "calls_received", "−12", "Below zero", "Nought or more"),
  row(2411, null, "practice", "", "Practice code is empty", "Give the code"),
];
const unrecognised: RowProblem = {
  row: null,
  sheet: null,
  column: null,
  organisation: null,
  period: null,
  found: "Notes of the meeting",
  what: "Groundswell does not recognise this file",
  expected: "one of: Practices (epraccur); Figures, one a row (figures)",
};
const kinds = [...new Set(rowProblems.map(({ what }) => what))].map((what) => ({
  what,
  count: rowProblems.filter((each) => each.what === what).length,
}));
const corrections: ImportPage["corrections"] = [
  {
    organisation: { code: "Z10104", name: "Rosehill Medical Centre", kind: "practice" },
    figure: "Missed calls, September 2018",
    before: "1,611",
    after: "1,166",
  },
  {
    organisation: { code: "Z10122", name: "Elm Grove Surgery", kind: "practice" },
    figure: "Calls received, August 2018",
    before: "5,402",
    after: "5,731",
  },
];

const file = (id: number, state: Import["state"], given: Partial<Import> = {}): Import => ({
  id,
  name: "phones-october-2018.csv",
  format: "figures",
  title: "Figures, one a row (CSV)",
  as_at: "2018-11-12",
  sent_by: "Ruth Osei",
  sent_at: "2018-11-12T10:36:04Z",
  bytes: 412_300,
  state,
  on_bad_rows: "refuse",
  seconds: 3.4,
  counts,
  notes: [],
  problems_total: 0,
  problem_kinds: [],
  revision: null,
  withdrawn_by: null,
  withdrawn_at: null,
  may_withdraw: state === "loaded",
  ...given,
});

const refused = (id: number) =>
  file(id, "refused", {
    counts: { ...counts, rejected: rowProblems.length },
    problems_total: rowProblems.length,
    problem_kinds: kinds,
  });
const loaded = (id: number, skipped: boolean) =>
  file(id, "loaded", {
    on_bad_rows: skipped ? "skip" : "refuse",
    counts: { ...counts, taken: skipped ? 2403 : 2412, corrected: 95, unchanged: 22, rejected: skipped ? 9 : 0 },
    problems_total: skipped ? rowProblems.length : 0,
    problem_kinds: skipped ? kinds : [],
    notes: ["2 codes are not known as practices: Z10998, Z10999. Their figures are kept, and count in no total yet."],
    revision: 812,
  });

const imports = (): Import[] => [
  refused(41),
  loaded(40, true),
  file(39, "withdrawn", {
    name: "practices-november-2018.zip",
    title: "Practices (epraccur)",
    counts: { ...counts, read: 9_812, taken: 9_812, opened: 12, closed: 31, renamed: 58, moved: 4 },
    withdrawn_by: "Nadia Rahman",
    withdrawn_at: "2018-11-10T09:12:00Z",
  }),
  file(38, "nothing_new", { name: "phones-september-2018.csv", sent_at: "2018-10-09T08:02:00Z" }),
  file(37, "refused", {
    name: "notes of the meeting.docx",
    title: null,
    format: null,
    counts: { ...counts, read: 0, rejected: 0 },
    problems_total: 1,
    problem_kinds: [{ what: "Groundswell does not recognise this file", count: 1 }],
  }),
];

function sent(route: Route, search: URLSearchParams, all: Import[]) {
  const skip = search.get("on_bad_rows") === "skip";
  const outcome = skip ? loaded(43, true) : refused(42);
  all.unshift(outcome);
  const lines = [
    { step: "received", name: outcome.name, bytes: outcome.bytes },
    { step: "read", format: outcome.format, title: outcome.title },
    { step: "checked", rows: 2412, problems: rowProblems.length },
    ...(skip ? [{ step: "loading", done: 0, total: 2403 }] : []),
    { step: skip ? "done" : "refused", import: outcome },
  ];
  return route.fulfill({
    contentType: "application/x-ndjson",
    body: lines.map((line) => JSON.stringify(line) + "\n").join(""),
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

// --- entry ---

const figure = (given: NewFigure, shown: string, revision: number, warning: string | null = null): EntryFigure => ({
  numerator: null,
  denominator: null,
  value: null,
  ...given,
  shown,
  saved_at: "2018-11-12T10:41:00Z",
  revision,
  typed: true,
  warning,
});
const asked = (
  code: string,
  given: Pick<EntryMeasure, "fields" | "figure"> & { unit_label?: string; unit?: "hours" | "count" | "percent" },
): EntryMeasure => ({
  measure: { ...measures[0]!, code, unit_label: given.unit_label ?? "", unit: given.unit ?? "count" },
  fields: given.fields,
  figure: given.figure,
  usual: null,
});
const field = (
  name: "numerator" | "denominator" | "value",
  label: string,
  previous: number,
  hint: string | null = null,
) => ({ name, label, hint, previous });
const WARNING = "That is 25.7% of calls. Ferry Road Medical Centre usually has 7 to 12%.";

const form = (): EntryForm => ({
  organisation: { code: "Z10101", name: "Ferry Road Medical Centre", kind: "practice" },
  period: "2018-10-01",
  due: "2018-11-30",
  previous_period: "2018-09-01",
  done: 3,
  total: 5,
  also_missing: [
    { period: "2018-06-01", figures: 5 },
    { period: "2018-05-01", figures: 5 },
  ],
  groups: [
    {
      title: "Phone calls",
      measures: [
        asked("missed_call_share", {
          unit_label: "% not answered",
          unit: "percent",
          fields: [
            field("denominator", "Calls received", 7602, "All lines, whole month"),
            field("numerator", "Calls not answered", 454),
          ],
          figure: figure({ denominator: 7512, numerator: 1930 }, "25.7%", 101, WARNING),
        }),
      ],
    },
    {
      title: "Appointments",
      measures: [
        asked("dna_rate", {
          unit_label: "% not attended",
          unit: "percent",
          fields: [field("denominator", "Appointments booked", 6105), field("numerator", "Not attended", 318)],
          figure: figure({ denominator: 6240, numerator: 331 }, "5.3%", 102),
        }),
      ],
    },
    {
      title: "Online consultations",
      measures: [
        asked("online_requests", {
          fields: [field("value", "Requests received online", 371)],
          figure: figure({ value: 398 }, "398", 103),
        }),
      ],
    },
    {
      title: "Staff pulse",
      measures: [
        asked("staff_satisfaction", {
          unit_label: "% satisfied",
          unit: "percent",
          fields: [
            field("denominator", "Staff who answered", 17, "Five-question card, last week of the month"),
            field("numerator", "Satisfied or very satisfied", 12),
          ],
          figure: null,
        }),
      ],
    },
    {
      title: "Hours released",
      measures: [
        asked("hours_released", {
          unit: "hours",
          fields: [field("value", "Hours this month", 14, "Clinical and reception time together")],
          figure: null,
        }),
      ],
    },
  ],
});

function counted(given: EntryForm): EntryForm {
  const entries = given.groups.flatMap(({ measures: all }) => all);
  return { ...given, done: entries.filter((entry) => entry.figure).length, total: entries.length };
}

function written(route: Route, path: string, state: { form: EntryForm; overtake: boolean }) {
  const [, , , measure] = path.split("/");
  const entry = state.form.groups.flatMap(({ measures: all }) => all).find((each) => each.measure.code === measure);
  if (!entry) return problem(route, 404, "There is no such measure.");
  const given = route.request().postDataJSON() as NewFigure;
  if (state.overtake) {
    state.overtake = false;
    entry.figure = figure({ numerator: 9, denominator: 16 }, "56%", 900);
  }
  const headers = route.request().headers();
  const seen = headers["if-none-match"] === "*" ? null : Number(headers["if-match"]?.replaceAll('"', ""));
  if (seen !== (entry.figure?.revision ?? null)) return problem(route, 412, "Someone else changed this figure.");
  if ((given.numerator ?? 0) > (given.denominator ?? Infinity)) {
    return problem(route, 422, "Not valid.", [{ field: "numerator", message: "This is more than all of them." }]);
  }
  entry.figure = figure(
    given,
    given.denominator ? `${Math.round((100 * given.numerator!) / given.denominator)}%` : String(given.value),
    (seen ?? 500) + 1,
  );
  return json(route, { observation: entry.figure });
}

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
