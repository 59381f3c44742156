import { expect, test } from "vitest";
import type { Spark } from "../api/types";
import { sparkShape } from "./spark";

const spark: Spark = { from: "2018-01-01", values: [1, 2, null, 4, 5], signals: "..xii", centre: 3 };

test("a missing month breaks the line", () => {
  expect(sparkShape(spark, 97, 18).line.match(/M/g)).toHaveLength(2);
});

test("a short series ends at the right edge: the last point is the latest month", () => {
  const { line } = sparkShape(spark, 97, 18);
  expect(line.endsWith("94 3")).toBe(true);
});

test("only signal points and the last are marked, each in its shape", () => {
  expect(sparkShape(spark, 97, 18).marks.map(({ mark }) => mark)).toEqual(["improving"]);
  const quiet = sparkShape({ ...spark, signals: "....." }, 97, 18);
  expect(quiet.marks.map(({ mark }) => mark)).toEqual(["none"]);
});

test("when the last month is missing, the last known point is the one in its shape", () => {
  const { marks } = sparkShape({ ...spark, values: [1, 2, 3, 4, null], signals: "...wx" }, 97, 18);
  expect(marks.map(({ mark }) => mark)).toEqual(["worse"]);
});
