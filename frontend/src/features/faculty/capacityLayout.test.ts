import { expect, test } from "vitest";
import type { CapacityOn } from "../../api/facultyTypes";
import { addMonths } from "../../lib/period";
import { capacityLayout } from "./capacityLayout";

const months = Array.from({ length: 19 }, (_, index): CapacityOn => {
  const month = addMonths("2018-05-01", index);
  return { month, available: 60, assigned: 30, needed: index === 10 ? 75 : 40 };
});

test("bars stand on the axis, and their heights are in proportion", () => {
  const { bars, plot } = capacityLayout(months, "2018-11-21", 1000)!;
  const [{ needed, assigned }] = bars as [(typeof bars)[number]];
  expect(needed.y + needed.height).toBeCloseTo(plot.bottom, 1);
  expect(needed.height / assigned.height).toBeCloseTo(40 / 30, 2);
});

test("a month in which more is needed than there is stands out, and no other", () => {
  const { bars } = capacityLayout(months, "2018-11-21", 1000)!;
  expect(bars.filter(({ short }) => short).map(({ month }) => month)).toEqual(["2019-03-01"]);
});

test("what there is is a line from edge to edge; the present month has its column", () => {
  const { available, plot, now } = capacityLayout(months, "2018-11-21", 1000)!;
  expect(available.startsWith(`M${plot.left} `)).toBe(true);
  expect(available.endsWith(`H${plot.right}`)).toBe(true);
  expect(now?.x).toBeGreaterThan(plot.left);
  expect(capacityLayout(months, "2021-01-01", 1000)!.now).toBeNull();
});

test("on a phone fewer months are named, and none over another", () => {
  const { times } = capacityLayout(months, "2018-11-21", 320)!;
  expect(times.length).toBeLessThan(12);
  for (const [index, { at }] of times.slice(1).entries()) expect(at - times[index]!.at).toBeGreaterThan(28);
});

test("without months there is nothing to draw", () => {
  expect(capacityLayout([], "2018-11-21", 1000)).toBeNull();
});
