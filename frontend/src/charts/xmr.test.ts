import { expect, test } from "vitest";
import { series } from "../test/series";
import { xmrLayout } from "./xmr";

test("a wide chart shows every month, a narrow one its last 24", () => {
  expect(xmrLayout(series, 1168).rows).toHaveLength(30);
  const narrow = xmrLayout(series, 350);
  expect(narrow.rows).toHaveLength(24);
  expect(narrow.first).toBe(6);
});

test("every label at the right end keeps its distance from the next", () => {
  const ys = xmrLayout(series, 1168).endLabels.map(({ y }) => y);
  const nearest = Math.min(...ys.slice(1).map((y, index) => y - ys[index]!));
  expect(nearest).toBeGreaterThanOrEqual(14.9);
});

test("the labels are those of the current phase, and the target", () => {
  expect(xmrLayout(series, 1168).endLabels.map(({ text }) => text)).toEqual([
    "Upper limit 12.0%",
    "Average 10.5%",
    "Target 10%",
    "Lower limit 9.0%",
  ]);
});

test("limits that were recalculated are said where they change", () => {
  expect(xmrLayout(series, 1168).rebases.map(({ text }) => text)).toEqual(["April 2017: limits recalculated"]);
});

test("limits that come from fewer months than the phase has are bracketed", () => {
  expect(xmrLayout(series, 1168).baseline?.text).toBe("limits from these 12 months");
});

test("points lie inside the plot, excluded ones too", () => {
  const { spots, plot } = xmrLayout(series, 1168);
  expect(spots).toHaveLength(29);
  expect(spots.every(({ x, y }) => x > plot.left && x < plot.right && y >= plot.top && y <= plot.bottom)).toBe(true);
  expect(spots.filter(({ row }) => row.excluded !== null)).toHaveLength(1);
});

test("the lane under the axis has a bar a month and says the last", () => {
  const { lane } = xmrLayout(series, 1168);
  expect(lane.bars).toHaveLength(30);
  expect(lane.words).toBe("21 of 23 in June");
});
