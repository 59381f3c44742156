import { expect, test } from "vitest";
import type { ListedInitiative } from "./queries";
import { ledeOf, scoreWords } from "./words";

const row = (stalled: boolean) => ({ stalled }) as ListedInitiative;

test("the list says how many there are, and how many have stalled once it has them all", () => {
  expect(ledeOf([row(false)], 1, false)).toBe("1 initiative.");
  expect(ledeOf([row(false), row(true)], 2, false)).toBe(
    "2 initiatives. One has stalled: nothing recorded for 90 days.",
  );
  expect(ledeOf([row(true), row(true)], 2, true)).toBe(
    "2 initiatives match. 2 have stalled: nothing recorded for 90 days.",
  );
  expect(ledeOf([row(true)], 1500, false)).toBe("1,500 initiatives.");
  expect(ledeOf([], 0, true)).toBe("None matches.");
});

test("a score that nobody gave is left out", () => {
  expect(scoreWords({ score_team: 3.5, score_adviser: 3 })).toEqual([
    { score: "3.5", by: "team" },
    { score: "3.0", by: "adviser" },
  ]);
  expect(scoreWords({ score_team: null, score_adviser: 0.5 })).toEqual([{ score: "0.5", by: "adviser" }]);
});
