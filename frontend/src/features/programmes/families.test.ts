import { expect, test } from "vitest";
import type { ProgrammeHead } from "../../api/programmeTypes";
import { familiesOf, poundsWords } from "./families";

const programme = (code: string, first: string, last: string, renews: string | null = null) =>
  ({ code, first, last, renews }) as ProgrammeHead;

test("a year that was renewed stands under its renewal, and what runs stands first", () => {
  const families = familiesOf(
    [
      programme("leaders-2", "2019-01-01", "2019-12-31", "leaders-1"),
      programme("old", "2014-01-01", "2015-12-31"),
      programme("leaders-1", "2018-01-01", "2018-12-31"),
      programme("next", "2019-02-01", "2020-01-31"),
    ],
    "2018-11-21",
  );
  expect(families.map(({ head, when }) => [head.code, when])).toEqual([
    ["leaders-2", "running"],
    ["next", "to come"],
    ["old", "ended"],
  ]);
  expect(families[0]!.earlier.map(({ code }) => code)).toEqual(["leaders-1"]);
});

test("money is written as people say it", () => {
  expect([127_000_000, 1_500_000, 85_000].map(poundsWords)).toEqual(["£127m", "£1.5m", "£85,000"]);
});
