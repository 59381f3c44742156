import { expect, test } from "vitest";
import type { Cycle } from "./queries";
import { changesOf, decided, newOf, nextCycle, problemsIn } from "./typed";

const closed: Cycle = {
  id: 50,
  number: 5,
  title: "Call back at nine practices",
  scale: "Nine practices",
  question: "",
  prediction: "All nine below 7%",
  plan: "",
  first: "2018-07-01",
  last: "2018-09-17",
  done: "As planned",
  found: "Eight of nine",
  act: "adopt",
  act_words: "Adopted",
  overdue: false,
  change_idea: { id: 4, title: "Call back within 30 minutes" },
  follows: null,
  revision: 3,
};
const planned = { ...nextCycle([closed], "2018-11-21"), title: "Text back", prediction: "Below 12%" };

test("the next cycle ramps from the last that was closed, with its change idea", () => {
  const open: Cycle = { ...closed, id: 60, number: 6, act: null };
  expect(nextCycle([open, closed], "2018-11-21")).toMatchObject({
    follows: "50",
    change_idea: "4",
    first: "2018-11-21",
    last: "2018-12-05",
  });
  expect(nextCycle([], "2018-11-21")).toMatchObject({ follows: "", change_idea: "" });
  expect(newOf("call-back", planned)).toMatchObject({ initiative: "call-back", follows: 50, change_idea: 4 });
});

test("a cycle ends no earlier than it starts, and is not decided before it is studied", () => {
  expect(problemsIn(planned)).toEqual([]);
  expect(problemsIn({ ...planned, last: "2018-11-20" }).map(({ field }) => field)).toEqual(["last"]);
  expect(problemsIn({ ...planned, act: "adapt" }).map(({ field }) => field)).toEqual(["found"]);
  expect(problemsIn({ ...planned, title: "", prediction: " " }).map(({ field }) => field)).toEqual([
    "title",
    "prediction",
  ]);
});

test("what is decided before its day ends today; one that is left open keeps its day", () => {
  expect(decided(planned, "adapt", "2018-11-25")).toEqual({ act: "adapt", last: "2018-11-25" });
  expect(decided(planned, "", "2018-11-25")).toEqual({ act: "", last: "2018-12-05" });
  expect(decided(planned, "adopt", "2018-12-09")).toEqual({ act: "adopt", last: "2018-12-05" });
  expect(decided(planned, "adopt", "2018-11-01")).toEqual({ act: "adopt", last: "2018-12-05" });
  expect(changesOf({ ...planned, act: "" }).act).toBeNull();
});
