import { expect, test } from "vitest";
import { opinionBars } from "./opinions";

test("the middle step lies half on each side, and all bars share one scale", () => {
  const { middle, bars } = opinionBars([
    [0, 0, 10, 0, 0],
    [0, 0, 0, 5, 5],
  ]);
  const [neither, agree] = bars as [(typeof bars)[number], (typeof bars)[number]];
  expect(neither[2]!.left + neither[2]!.width / 2).toBeCloseTo(middle);
  expect(agree[3]!.left).toBeCloseTo(middle);
  expect(agree[4]!.left + agree[4]!.width).toBeCloseTo(100);
});

test("a share too narrow for its figure goes without", () => {
  const { bars } = opinionBars([[1, 0, 0, 0, 19]]);
  expect(bars[0]!.map(({ words }) => words)).toEqual(["", "", "", "", "95"]);
});

test("without answers there are no lengths", () => {
  expect(opinionBars([[0, 0, 0, 0, 0]]).bars[0]!.every(({ width }) => width === 0)).toBe(true);
});
