import { expect, test } from "vitest";
import { BAR_WIDTH, dayBar, days, most } from "./dayBars";

test("days are written as they are counted: in parts where there are parts, and no further", () => {
  expect(days(3)).toBe("3");
  expect(days(2.5)).toBe("2.5");
});

test("what is given within what there is reaches its share of the bar", () => {
  expect(dayBar(2, 4, 8)).toEqual({ used: BAR_WIDTH / 4, over: 0, end: BAR_WIDTH / 2 });
});

test("what is given beyond what there is stands past its end, and never past the picture", () => {
  const { used, over, end } = dayBar(6, 4, 8);
  expect([used, over, end]).toEqual([BAR_WIDTH / 2, BAR_WIDTH / 4, BAR_WIDTH / 2]);
  const beyond = dayBar(20, 4, 8);
  expect(beyond.used + beyond.over).toBe(BAR_WIDTH);
});

test("without any days there is still a scale", () => {
  expect(most([])).toBe(1);
  expect(dayBar(0, 0, most([]))).toEqual({ used: 0, over: 0, end: 0 });
});
