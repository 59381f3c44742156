import { expect, test } from "vitest";
import { axisNumber, boundsOf, monthTicks, valueAxis, yearTicks } from "./axis";

const months = (count: number, first = 9) =>
  Array.from({ length: count }, (_, index) => {
    const month = first + index;
    return `${2014 + Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, "0")}-01`;
  });

test("ticks are round, and a share's axis does not go below nought", () => {
  const { domain, ticks } = valueAxis([0.4, 9.8], 5);
  expect(domain).toEqual([0, 12]);
  expect(ticks).toEqual([0, 2, 4, 6, 8, 10, 12]);
});

test("a flat series still has an axis", () => {
  const { domain } = valueAxis([5, 5], 5);
  expect(domain[0]).toBeLessThan(5);
  expect(domain[1]).toBeGreaterThan(5);
});

test("an axis of percentages ends at 0 and 100, whatever the limits beyond", () => {
  const bounds = boundsOf({ unit: "percent" }, [40, null, 100]);
  const { domain, ticks } = valueAxis([-12, 105], 5, bounds);
  expect(domain).toEqual([0, 100]);
  expect([ticks[0], ticks.at(-1)]).toEqual([0, 100]);
  expect(boundsOf({ unit: "percent" }, [40, 130])).toBeNull();
  expect(boundsOf({ unit: "rate" }, [40])).toBeNull();
});

test("small steps are written with the decimals they need", () => {
  expect(valueAxis([0.02, 0.09], 5).decimals).toBe(2);
});

test("an axis says per cent, and groups thousands", () => {
  expect(axisNumber(12.5, { unit: "percent" }, 1)).toBe("12.5%");
  expect(axisNumber(103166, { unit: "count" }, 0)).toBe("103,166");
});

test("months are ticked by quarter, and the year stands under its January", () => {
  expect(monthTicks(months(8)).map(({ label, year }) => [label, year])).toEqual([
    ["Oct", "2014"],
    ["Jan", "2015"],
    ["Apr", null],
  ]);
});

test("points that are no months are ticked at every fifth", () => {
  const labels = Array.from({ length: 11 }, (_, index) => `Error ${index + 1}`);
  expect(monthTicks(labels).map(({ label }) => label)).toEqual(["Error 5", "Error 10"]);
});

test("a small chart ticks each January", () => {
  expect(yearTicks(months(20))).toEqual([
    { index: 4, label: "2015" },
    { index: 16, label: "2016" },
  ]);
});
