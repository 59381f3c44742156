import { expect, test } from "vitest";
import type { ChartData, Point } from "../api/types";
import { dottedSteps, extent, gaps, lines, phases, tableOfChart, tableOfPoints, targets } from "./table";

// Eight months: one missing, one excluded, limits recalculated at the fifth.
const chart: ChartData = {
  periods: [
    "2018-01-01",
    "2018-02-01",
    "2018-03-01",
    "2018-04-01",
    "2018-05-01",
    "2018-06-01",
    "2018-07-01",
    "2018-08-01",
  ],
  values: [10, 11, null, 12, 6, null, 7, 5],
  centre: [11, 11, 11, 11, 6, 6, 6, 6],
  lower: [8, 8, 8, 8, 4, 4, 4, 4],
  upper: [14, 14, 14, 14, 8, 8, 8, 8],
  signals: "..x.ixiw",
  phase: [0, 0, 0, 0, 1, 1, 1, 1],
  target: [9, 9, 9, 9, 9, 9, 9, 9],
  excluded: [null, null, null, null, null, 30, null, null],
};
const rows = tableOfChart(chart);

test("the line is broken at a missing month and at an excluded one, never bridged", () => {
  expect(lines(rows)).toEqual([
    { from: 0, to: 1 },
    { from: 3, to: 4 },
    { from: 6, to: 7 },
  ]);
});

test("only a month with no figure at all is a gap; an excluded one has a figure and a reason", () => {
  expect(gaps(rows)).toEqual([{ from: 2, to: 2 }]);
});

test("dotted steps lead to and from an excluded point", () => {
  expect(dottedSteps(rows)).toEqual([
    { from: 4, to: 5 },
    { from: 5, to: 6 },
  ]);
});

test("an excluded first month has a dotted step to its neighbour alone", () => {
  const first = tableOfChart({
    ...chart,
    values: [null, ...chart.values.slice(1)],
    excluded: [20, ...chart.excluded.slice(1)],
  });
  expect(dottedSteps(first)[0]).toEqual({ from: 0, to: 1 });
});

test("centre and limits break where the limits were recalculated", () => {
  expect(phases(rows)).toEqual([
    { from: 0, to: 3 },
    { from: 4, to: 7 },
  ]);
});

test("a target holds until another is set, and not where there is none", () => {
  const stepped = tableOfChart({ ...chart, target: [9, 9, 9, null, null, 7, 7, 8] });
  expect(targets(stepped)).toEqual([
    { from: 0, to: 2, value: 9 },
    { from: 5, to: 6, value: 7 },
    { from: 7, to: 7, value: 8 },
  ]);
});

test("a small chart leaves excluded points out of its scale", () => {
  expect(extent(rows, false)).toEqual([4, 14]);
  expect(extent(rows, true)).toEqual([4, 30]);
});

test("with nothing to draw the scale is still a scale", () => {
  expect(extent([], true)).toEqual([0, 1]);
});

test("a suppressed point is drawn as no figure, and its value is not read", () => {
  const point = { period: "2018-01-01", value: 3, status: "suppressed", signal: null, phase: 0 } as Point;
  expect(tableOfPoints([point])[0]).toMatchObject({ value: null, excluded: null });
});

test("a month whose figure has nothing to be compared with is no gap: it has a figure, and no point", () => {
  const point = { period: "2018-01-01", value: null, status: "reported", signal: null, phase: 0 } as Point;
  expect(gaps(tableOfPoints([point]))).toEqual([]);
  expect(gaps(tableOfPoints([{ ...point, status: "missing" }]))).toEqual([{ from: 0, to: 0 }]);
});

test("signals become marks by their shape", () => {
  expect(rows.map(({ mark }) => mark)).toEqual([
    "none",
    "none",
    "none",
    "none",
    "improving",
    "none",
    "improving",
    "worse",
  ]);
});
