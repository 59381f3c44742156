import { expect, test } from "vitest";
import { bandPath, stepPath } from "./steps";

const edges = { left: (index: number) => index * 10, right: (index: number) => (index + 1) * 10 };
const all = (heights: unknown[]) => ({ from: 0, to: heights.length - 1 });
const plot = { top: 0, bottom: 100 };

test("limits that do not change are one level line", () => {
  expect(stepPath([20, 20, 20], { from: 0, to: 2 }, edges)).toBe("M0 20H30");
});

test("limits that change from point to point step half-way between the points", () => {
  expect(stepPath([20, 25, 25, 22], { from: 0, to: 3 }, edges)).toBe("M0 20H10V25H30V22H40");
});

test("where a point has no limit the line is broken, not bridged", () => {
  expect(stepPath([20, null, 25], { from: 0, to: 2 }, edges)).toBe("M0 20H10M20 25H30");
});

test("a line stays inside its stretch", () => {
  expect(stepPath([20, 20, 30, 30], { from: 2, to: 3 }, edges)).toBe("M20 30H40");
});

test("the usual range lies between both limits, out along the one and back along the other", () => {
  expect(bandPath([20, 10], [80, 90], { from: 0, to: 1 }, edges, plot)).toBe("M0 20H10V10H20V90H10V80H0Z");
});

test("with an upper limit alone, everything under it is the usual range", () => {
  expect(bandPath([20, 20], [null, null], { from: 0, to: 1 }, edges, plot)).toBe("M0 20H20V100H0Z");
});

test("with no limits there is no usual range", () => {
  const none = [null, null];
  expect(bandPath(none, none, all(none), edges, plot)).toBe("");
});
