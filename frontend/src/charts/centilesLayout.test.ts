import { expect, test } from "vitest";
import { centiles } from "../test/comparison";
import { centileLayout } from "./centilesLayout";
import { centilePointWords, centileShown } from "./centileWords";

const layout = centileLayout(centiles, 1168);

test("bands and lines break at a month without figures", () => {
  expect(layout.outer.match(/M/g)).toHaveLength(2);
  expect(layout.median.match(/M/g)).toHaveLength(2);
  expect(layout.own.match(/M/g)).toHaveLength(2);
});

test("the organisation has a point only where it has a value", () => {
  expect(layout.spots.map(({ index }) => index)).toEqual([0, 3]);
});

test("the bands are labelled at the right from the top down, and the organisation by its name", () => {
  expect(layout.labels.map(({ text }) => text)).toEqual([
    "95th centile",
    "75th centile",
    "Practice A",
    "Median",
    "25th centile",
    "5th centile",
  ]);
});

test("a narrow picture shows the last two years", () => {
  const months = 30;
  const long = {
    ...centiles,
    periods: Array.from(
      { length: months },
      (_, index) => `${2016 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-01`,
    ),
    values: Array.from({ length: months }, () => 10),
    centiles: Object.fromEntries(
      Object.keys(centiles.centiles).map((name) => [name, Array.from({ length: months }, () => 10)]),
    ),
  } as typeof centiles;
  expect(centileLayout(long, 360).spots[0]?.index).toBe(6);
  expect(centileLayout(long, 1168).spots[0]?.index).toBe(0);
});

test("without an organisation there are bands alone", () => {
  const alone = centileLayout({ ...centiles, organisation: null, values: [null, null, null, null] }, 1168);
  expect(alone.spots).toEqual([]);
  expect(alone.labels).toHaveLength(5);
});

test("a month says its value, the median of how many, and the middle half", () => {
  expect(centilePointWords(centiles, 0)).toBe("January 2018: 11.0%. Median of 5: 10.0%. Middle half: 8.0% to 12.0%.");
  expect(centileShown(centiles, "50", 2)).toBe("–");
});
