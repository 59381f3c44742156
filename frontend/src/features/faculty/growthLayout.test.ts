import { expect, test } from "vitest";
import type { Growth } from "../../api/facultyTypes";
import { growthLayout } from "./growthLayout";

const growth: Growth = {
  months: [
    { day: "2017-04-03", members: 20 },
    { day: "2018-01-01", members: 35 },
    { day: "2018-11-21", members: 58 },
  ],
  target: {
    programme: "invented",
    programme_name: "An invented programme",
    first: "2017-04-03",
    by: "2020-03-31",
    more: 100,
    members: 120,
  },
  projected: [
    { day: "2018-12-01", expected: 59, low: 58, high: 61 },
    { day: "2020-03-31", expected: 92, low: 80, high: 106 },
  ],
};
const numbers = (path: string): number[] => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

test("the range starts where the past ends and is widest at the end", () => {
  const layout = growthLayout(growth, 1000)!;
  const { x, y } = layout.today;
  expect(numbers(layout.past).slice(-2)).toEqual([x, y]);
  expect(numbers(layout.expected).slice(0, 2)).toEqual([x, y]);
  expect(numbers(layout.range).slice(0, 2)).toEqual([x, y]);
  expect(layout.range.endsWith("Z")).toBe(true);
});

test("the target is a level from its first day to its last, above what it will miss", () => {
  const layout = growthLayout(growth, 1000)!;
  const [from, height, to] = numbers(layout.target);
  expect([from, to]).toEqual([layout.plot.left, layout.plot.right]);
  expect(height).toBeLessThan(Math.min(...layout.labels.filter(({ kind }) => kind !== "target").map(({ y }) => y)));
});

test("labels never stand over each other, and say the same as the API", () => {
  const near = { ...growth, projected: [{ day: "2020-03-31", expected: 120, low: 119, high: 121 }] };
  const { labels } = growthLayout(near, 1000)!;
  expect(labels.map(({ text }) => text).sort()).toEqual(["119 to 121", "Expected 120", "Target 120"]);
  for (const [index, { y }] of labels.slice(1).entries()) expect(y - labels[index]!.y).toBeGreaterThanOrEqual(15);
});

test("a span of years names the years, a short one the quarters", () => {
  expect(growthLayout(growth, 1000)!.times.map(({ text }) => text)).toEqual(["2018", "2019", "2020"]);
  const short = { ...growth, target: null, projected: [] };
  expect(growthLayout(short, 1000)!.times.map(({ text }) => text)).toEqual(["Jul", "Oct", "2018", "Apr", "Jul", "Oct"]);
});

test("without a target or a pace there is the past alone; without members nothing", () => {
  const alone = growthLayout({ ...growth, target: null, projected: [] }, 1000)!;
  expect([alone.expected, alone.range, alone.target, alone.labels]).toEqual(["", "", "", []]);
  expect(growthLayout({ months: [], target: null, projected: [] }, 1000)).toBeNull();
});
