import { expect, test } from "vitest";
import { gapsOf, isThisWeek, weekOf, weekWords } from "./rotaDays";

const days = ["2018-10-29", "2018-10-30", "2018-10-31", "2018-11-01", "2018-11-02", "2018-11-05"];

test("a week has its own days, and says them in runs", () => {
  const week = weekOf({ days }, "11p2g1", "2018-10-29");
  expect(week.map(({ look }) => look)).toEqual(["first", "first", "programme", "second", "gap"]);
  expect(weekWords(week)).toBe("first practice Mon, Tue; programme day Wed; second practice Thu; no cover Fri");
  expect(weekOf({ days }, "11p2g1", "2018-11-05")).toHaveLength(1);
});

test("a gap and a clash carry a sign, so that amber is never alone", () => {
  expect(weekOf({ days }, "gc....", "2018-10-29").map(({ sign }) => sign)).toEqual([
    "!",
    "2",
    undefined,
    undefined,
    undefined,
  ]);
});

test("this week runs from Monday to Sunday", () => {
  expect(isThisWeek("2018-11-19", "2018-11-25")).toBe(true);
  expect(isThisWeek("2018-11-19", "2018-11-26")).toBe(false);
});

test("gaps and clashes from today on, day by day", () => {
  const rotaOf = (participant: number, states: string) => ({
    participant,
    name: `Person ${participant}`,
    states,
    practices: [],
    covers_for: [],
  });
  const found = gapsOf({ days, people: [rotaOf(1, "gg1111"), rotaOf(2, "1c111g")] }, "2018-10-30");
  expect(found.map(({ participant, day, words, clash }) => [participant, day, words, clash])).toEqual([
    [1, "2018-10-30", "no cover", false],
    [2, "2018-10-30", "in two places at once", true],
    [2, "2018-11-05", "no cover", false],
  ]);
});
