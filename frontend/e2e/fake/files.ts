/** Files that were sent, and what became of them. */
import type { Route } from "playwright-core";
import type { Import, ImportPage, RowProblem } from "../../src/api/figureTypes";

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
export const rowProblems: RowProblem[] = [
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
export const unrecognised: RowProblem = {
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
export const corrections: ImportPage["corrections"] = [
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

export const imports = (): Import[] => [
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

export function sent(route: Route, search: URLSearchParams, all: Import[]) {
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
