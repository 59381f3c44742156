import { expect, test } from "vitest";
import type { components } from "../../../api/schema.gen";
import { scoreMonths, scoreSteps, scoreY } from "./scores";

const month = (day: string, team: number | null, adviser: number | null): components["schemas"]["MonthScores"] => ({
  month: day,
  team,
  adviser,
  team_note: "",
  adviser_note: "",
  team_revision: null,
  adviser_revision: null,
});
const months = [
  month("2018-01-01", 0.5, null),
  month("2018-02-01", 1, 0.5),
  month("2018-03-01", null, 1),
  month("2018-04-01", 2, 1.5),
];

test("a higher score stands higher", () => {
  expect(scoreY(5)).toBeLessThan(scoreY(0.5));
  expect(scoreY(1) - scoreY(1.5)).toBe(scoreY(0.5) - scoreY(1));
});

test("a step goes level to the next month that has a score, then up", () => {
  const steps = scoreSteps(months, "team", 440);
  expect(steps?.dots).toHaveLength(3);
  expect(steps?.path.match(/H/g)).toHaveLength(2);
  expect(steps?.last.score).toBe(2);
  expect(scoreSteps([month("2018-01-01", 1, null)], "adviser", 440)).toBeUndefined();
});

test("labels of months stand clear of each other, the first with its year", () => {
  const labels = scoreMonths(months, 440);
  expect(labels[0]?.words).toBe("Jan 2018");
  for (const [index, { x }] of labels.entries()) {
    const before = labels[index - 1];
    if (before) expect(x - before.x).toBeGreaterThanOrEqual(56);
  }
});
