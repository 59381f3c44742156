import { expect, test } from "vitest";
import { apart, cyclesOf, type Change } from "./explanations";

const mark = (number: number, period: string) => ({ number, period, label: `Cycle ${number}`, open: false });

test("each cycle is a mark of its own, in their order; those before the chart are left out", () => {
  const months = ["2018-05-01", "2018-06-01"];
  const marks = [mark(3, "2018-06-01"), mark(2, "2018-05-01"), mark(1, "2018-04-01"), mark(4, "2018-06-01")];
  expect(cyclesOf(marks, (period) => months.indexOf(period)).map(({ cycle }) => cycle?.number)).toEqual([2, 3, 4]);
});

test("squares of one month stand side by side and inside the chart; flags stay where they are", () => {
  const squares = [90, 95, 95].map((x): Change => ({ index: 0, x, words: [], cycle: { number: 1, open: false } }));
  expect(apart(squares, 100).map(({ x }) => x)).toEqual([68, 84, 100]);
  const flags = [90, 95].map((x): Change => ({ index: 0, x, words: [] }));
  expect(apart(flags, 100).map(({ x }) => x)).toEqual([90, 95]);
});
