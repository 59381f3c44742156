import { expect, it } from "vitest";
import type { Cycle } from "./queries";
import { rampOf } from "./ramp";

const cycle = (number: number, scale: string, first: string, last: string, rest: Partial<Cycle> = {}): Cycle => ({
  id: number * 10,
  number,
  title: `Test ${number}`,
  scale,
  question: "",
  prediction: "",
  plan: "",
  first,
  last,
  done: "",
  found: "",
  act: "adapt",
  act_words: "Adapted",
  overdue: false,
  change_idea: null,
  follows: null,
  revision: 1,
  ...rest,
});

it("puts the smallest test at the bottom and each scale on a rung of its own", () => {
  const ramp = rampOf(
    [
      cycle(2, "Three practices", "2018-03-01", "2018-03-31", { follows: { id: 10, number: 1 } }),
      cycle(1, "One receptionist", "2018-02-01", "2018-02-10"),
    ],
    "2018-11-21",
    560,
  );
  expect(ramp?.rungs.map(({ words }) => words)).toEqual(["One receptionist", "Three practices"]);
  const [one, two] = ramp?.bars ?? [];
  expect(one && two && one.y > two.y && one.x < two.x).toBe(true);
  expect(ramp?.steps).toHaveLength(1);
  expect(ramp?.today).toBeUndefined();
});

it("reaches to today while a cycle is open", () => {
  const ramp = rampOf([cycle(1, "One", "2018-02-01", "2018-02-10", { act: null })], "2018-06-01", 560);
  expect(ramp?.today).toBeCloseTo(500);
  expect(ramp?.months.map(({ words }) => words)).toEqual(["Mar", "Apr", "May", "Jun"]);
});

it("writes what came of a cycle under it where the next follows on the same rung", () => {
  const ramp = rampOf(
    [
      cycle(1, "One", "2018-02-01", "2018-02-10"),
      cycle(2, "One", "2018-03-01", "2018-03-10", { follows: { id: 10, number: 1 } }),
      cycle(3, "Two", "2018-04-01", "2018-04-10", { follows: { id: 20, number: 2 } }),
    ],
    "2018-05-01",
    560,
  );
  expect(ramp?.bars.map(({ under }) => under)).toEqual([true, false, false]);
});

it("keeps a bar of one day wide enough to press", () => {
  const ramp = rampOf(
    [cycle(1, "One", "2018-02-01", "2018-02-01"), cycle(2, "Two", "2018-12-01", "2018-12-31")],
    "2019-01-01",
    560,
  );
  expect(ramp?.bars[0]?.width).toBe(16);
});

it("draws nothing without cycles", () => {
  expect(rampOf([], "2018-11-21", 560)).toBeUndefined();
});
