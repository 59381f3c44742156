import { expect, test } from "vitest";
import {
  columnsOf,
  conflictsIn,
  problemsIn,
  problemWords,
  refusedAt,
  sentOf,
  spread,
  standingOf,
  withText,
  type Figure,
  type GridDraft,
} from "./grid";

const figure = (period: string, numerator: number, denominator: number, revision: number): Figure => ({
  practice: null,
  period,
  numerator,
  denominator,
  value: null,
  shown: "",
  revision,
});
const NUMBERS = ["numerator" as const, "denominator" as const];
const MAY = "|2018-05-01";
const JUNE = "|2018-06-01";
const standing = standingOf({ items: [figure("2018-05-01", 1250, 2000, 7)] });
const may = standing.get(MAY);

test("what is typed over a figure goes with the numbers that stand beside it, and with its revision", () => {
  let draft = withText({}, MAY, "numerator", "1,300", may);
  draft = withText(draft, JUNE, "numerator", "12", undefined);
  expect(sentOf(draft, standing, NUMBERS)).toEqual([
    { practice: null, period: "2018-05-01", numerator: 1300, denominator: 2000, revision: 7 },
    { practice: null, period: "2018-06-01", numerator: 12, denominator: null, revision: null },
  ]);
});

test("a figure that is as it stood again is not sent, however it is written; nought is not nothing", () => {
  const draft = withText({}, MAY, "numerator", "1", may);
  expect(withText(draft, MAY, "numerator", "1250", may)).toEqual({});
  expect(withText({}, JUNE, "numerator", " ", undefined)).toEqual({});
  expect(Object.keys(withText({}, JUNE, "numerator", "0", undefined))).toEqual([JUNE]);
});

test("a figure that somebody else has given, changed or taken back meanwhile is in conflict", () => {
  const draft: GridDraft = {
    [MAY]: { texts: { numerator: "9" }, seen: 6 },
    [JUNE]: { texts: { numerator: "9" }, seen: null },
    "|2018-07-01": { texts: { numerator: "9" }, seen: 3 },
  };
  expect(conflictsIn(draft, standing)).toEqual([MAY, "|2018-07-01"]);
});

test("what is no number is said at its field, a comma with what to write", () => {
  const draft = withText(withText({}, MAY, "numerator", "many", may), JUNE, "denominator", "9,5", undefined);
  expect(problemsIn(draft)).toEqual([
    { key: MAY, name: "numerator", message: "“many” is not a number: write it as 1,250 or 12.5." },
    { key: JUNE, name: "denominator", message: "Write 9.5 with a point." },
  ]);
});

test("a refusal stands at the figure that was sent in its row; what names no number at the whole figure", () => {
  const sent = sentOf(withText({}, JUNE, "numerator", "5", undefined), standing, NUMBERS);
  expect(
    refusedAt(
      [
        { field: "body.figures.0.denominator", message: "Give this number too." },
        { field: "figures.0.practice", message: "It closed." },
        { field: "figures.8.practice", message: "Of no row that was sent." },
      ],
      sent,
      NUMBERS,
    ),
  ).toEqual([
    { key: JUNE, name: "denominator", message: "Give this number too." },
    { key: JUNE, name: null, message: "It closed." },
  ]);
});

test("a sentence that names its practice is not begun with it twice", () => {
  const grid = { practices: [{ code: "Z10101", name: "Ferry Road", kind: "practice" as const }] };
  const key = "Z10101|2018-06-01";
  expect(problemWords(grid, { key, name: null, message: "Ferry Road closed." })).toBe("Ferry Road closed.");
  expect(problemWords(grid, { key, name: null, message: "No." })).toBe("Ferry Road, June 2018: No.");
});

test("cells of a spreadsheet go to the right and down, and stop at the edges of the grid", () => {
  const measure = { by_practice: false, numbers: NUMBERS } as Parameters<typeof columnsOf>[0]["measure"];
  const columns = columnsOf({ measure, practices: [] });
  expect(
    spread("1\t2\t3\r\n4\t5\n6\t7", { row: 1, column: 0 }, ["2018-04-01", "2018-05-01", "2018-06-01"], columns),
  ).toEqual([
    { key: MAY, name: "numerator", text: "1" },
    { key: MAY, name: "denominator", text: "2" },
    { key: JUNE, name: "numerator", text: "4" },
    { key: JUNE, name: "denominator", text: "5" },
  ]);
});
