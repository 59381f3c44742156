import { expect, test } from "vitest";
import type { Import } from "../../api/figureTypes";
import { changes, outcomeWords, refusal } from "./words";

const counts = {
  read: 2412,
  taken: 0,
  unchanged: 0,
  corrected: 0,
  older: 0,
  rejected: 14,
  opened: 0,
  closed: 0,
  renamed: 0,
  moved: 0,
};
const refused = { state: "refused", counts, problems_total: 14 } as Import;

test("a refused file says how many of its rows need fixing", () => {
  expect(refusal(refused)).toBe("Nothing has been loaded: 14 of 2,412 rows need fixing");
  expect(refusal({ ...refused, counts: { ...counts, rejected: 1 } })).toBe(
    "Nothing has been loaded: 1 of 2,412 rows needs fixing",
  );
});

test("a file that nobody can read has no rows to count", () => {
  expect(refusal({ ...refused, counts: { ...counts, read: 0, rejected: 1 } })).toBe(
    "Nothing has been loaded: the file could not be read",
  );
});

test("what was loaded is counted by what it did, and rows that wait are said", () => {
  const loaded = { ...refused, state: "loaded", counts: { ...counts, taken: 2398, corrected: 95, unchanged: 22 } };
  expect(outcomeWords(loaded as Import)).toBe("2,281 new, 95 corrected, 22 as before, 14 to fix");
});

test("a list of organisations is counted by what opened, closed and moved", () => {
  expect(changes({ ...counts, taken: 9, opened: 2, moved: 1 }).map(({ what }) => what)).toContain("Moved");
});
