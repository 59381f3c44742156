import { expect, test } from "vitest";
import { funnel } from "../test/comparison";
import { funnelLayout, logTicks, moved, nearest } from "./funnelLayout";

const layout = funnelLayout(funnel, 1168, "C");
const codes = layout.spots.map(({ item }) => item.organisation.code);

test("points run from the smallest organisation to the largest, and the page's own is known among them", () => {
  expect(codes).toEqual(["A", "B", "C", "D", "E"]);
  expect(codes[layout.own ?? -1]).toBe("C");
  expect(funnelLayout(funnel, 1168, "F001").own).toBeNull();
});

test("sizes a hundredfold apart are drawn on a logarithmic axis, those of one order on a linear one", () => {
  expect(layout.logarithmic).toBe(true);
  const [a, b] = [layout.spots[0]!, layout.spots[1]!];
  const [d, e] = [layout.spots[3]!, layout.spots[4]!];
  // A tenfold step is as long at either end: from 100 to 1,000, and from 4,000 to 10,000 in its share of the same.
  expect((e.x - d.x) / (b.x - a.x)).toBeCloseTo(Math.log10(2.5), 2);
  const alike = {
    ...funnel,
    items: funnel.items.filter(({ denominator }) => denominator >= 1000),
    curve: funnel.curve.slice(1),
  };
  const linear = funnelLayout(alike, 1168, "C");
  expect(linear.logarithmic).toBe(false);
  const [one, two, four] = [linear.spots[0]!, linear.spots[1]!, linear.spots[2]!];
  expect((four.x - two.x) / (two.x - one.x)).toBeCloseTo(2, 1);
});

test("every point lies inside the picture, and the wide limits of the smallest do not stretch it", () => {
  const { plot } = layout;
  for (const { x, y } of layout.spots) {
    expect(x).toBeGreaterThan(plot.left);
    expect(x).toBeLessThan(plot.right);
    expect(y).toBeGreaterThan(plot.top);
    expect(y).toBeLessThan(plot.bottom);
  }
  // At 100 patients the upper line is at 19%: the axis ends before that, where the values do.
  const top = Number.parseFloat(layout.axis.labels.at(-1)!.text);
  expect(top).toBeGreaterThanOrEqual(14);
  expect(top).toBeLessThan(19);
});

test("only points outside the 99.8% lines have a shape of their own", () => {
  expect(layout.outlines.map(({ mark }) => mark)).toEqual(["none", "improving", "worse"]);
});

test("lines are labelled at the right, apart from each other, in the order they lie in", () => {
  expect(layout.labels.map(({ text }) => text)).toEqual([
    "99.8% line",
    "95% line",
    "Average 10.0%",
    "95% line",
    "99.8% line",
  ]);
  const heights = layout.labels.map(({ y }) => y);
  for (let index = 1; index < heights.length; index += 1)
    expect(heights[index]! - heights[index - 1]!).toBeGreaterThanOrEqual(14.9);
});

test("where nobody may be named the lines still stand", () => {
  const { limits, plot, own } = funnelLayout({ ...funnel, items: [] }, 1168, "C");
  expect(own).toBeNull();
  const [first] = /^M([\d.]+)/.exec(limits[0]!.path)!.slice(1).map(Number);
  expect(first).toBeGreaterThan(plot.left);
  expect(first).toBeLessThan(plot.left + 60);
});

test("nobody to compare makes an empty picture, not a broken one", () => {
  const { spots, limits } = funnelLayout({ ...funnel, items: [], curve: [], centre: null }, 390, "C");
  expect(spots).toEqual([]);
  expect(limits.map(({ path }) => path)).toEqual(["", "", "", ""]);
});

test("a logarithmic axis is ticked at 1, 2 and 5", () => {
  expect(logTicks(90, 2100)).toEqual([100, 200, 500, 1000, 2000]);
});

test("the pointer takes the nearest point within reach, and none beyond it", () => {
  const spots = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 11, y: 3 },
  ];
  expect(nearest(spots, 10, 3, 24)).toBe(2);
  expect(nearest(spots, 10, 1, 24)).toBe(1);
  expect(nearest(spots, 60, 0, 24)).toBeNull();
});

test("left and right go along all points and stop at the ends; up and down go along those outside the lines", () => {
  const at = (key: string, from: number) => codes[moved(layout.spots, from, key) ?? -1];
  expect(at("ArrowRight", 0)).toBe("B");
  expect(at("ArrowLeft", 0)).toBe("A");
  expect(at("ArrowRight", 4)).toBe("E");
  expect(at("End", 0)).toBe("E");
  expect(at("ArrowUp", 2)).toBe("E");
  expect(at("ArrowUp", 4)).toBe("E");
  expect(at("ArrowDown", 4)).toBe("B");
  expect(at("ArrowDown", 0)).toBe("A");
  expect(moved(layout.spots, 0, "Tab")).toBeNull();
});
