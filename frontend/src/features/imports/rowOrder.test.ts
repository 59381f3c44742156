import { expect, test } from "vitest";
import type { RowProblem } from "../../api/figureTypes";
import { ordered } from "./rowOrder";

const row = (number: number | null, organisation: string | null): RowProblem => ({
  row: number,
  sheet: null,
  column: null,
  organisation,
  period: null,
  found: "",
  what: "Not a number",
  expected: "a number",
});
const rows = [row(17, "Z10299"), row(214, null), row(9, "Z10111"), row(1140, "Z10111")];

test("rows go by their number, not by its digits", () => {
  expect(ordered(rows, { by: "row", direction: "ascending" }).map((each) => each.row)).toEqual([9, 17, 214, 1140]);
  expect(ordered(rows, { by: "row", direction: "descending" })[0]!.row).toBe(1140);
});

test("rows of one practice stay in the order of the file, and those of none come last", () => {
  expect(ordered(rows, { by: "organisation", direction: "ascending" }).map((each) => each.row)).toEqual([
    9, 1140, 17, 214,
  ]);
  expect(ordered(rows, { by: "organisation", direction: "descending" }).at(-1)!.row).toBe(214);
});
