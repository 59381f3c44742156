import { expect, test } from "vitest";
import type { InitiativeMeasure } from "./queries";
import {
  changesOf,
  choiceOf,
  choiceProblems,
  definitionOf,
  freshChoice,
  freshMeasure,
  measureProblems,
  typedOf,
} from "./typed";

const STANDING: InitiativeMeasure = {
  id: 1,
  place: 1,
  family: "outcome",
  title: "Days to an echocardiogram",
  measure: null,
  numerator: null,
  denominator: null,
  unit: "ratio",
  unit_label: "days, mean",
  aggregation: "mean",
  multiplier: 1,
  decimals: 0,
  direction: "lower",
  by_practice: false,
  numbers: ["value"],
  baseline_months: null,
  aim: 14,
  aim_shown: "≤ 14",
  due_days: 14,
  figures: 18,
  revision: 3,
};

test("a share is counted of something; its unit follows from that unless another is said", () => {
  const typed = { ...freshMeasure(), title: "In time", numerator: "In time", denominator: "Call backs" };
  expect(definitionOf(typed)).toMatchObject({
    ...{ unit: "percent", aggregation: "ratio", multiplier: 100, decimals: 0 },
    unit_label: "% of call backs",
    ...{ aim: null, baseline_months: null, due_days: 14 },
  });
  expect(definitionOf({ ...typed, kind: "hours", unit_label: "hours" })).toMatchObject({
    ...{ unit: "hours", aggregation: "sum", multiplier: 1, denominator: null, unit_label: "hours" },
  });
  expect(definitionOf({ ...typed, kind: "mean" })).toMatchObject({ aggregation: "mean", numerator: null });
});

test("only what a kind of measure needs is asked for", () => {
  const fields = (kind: "share" | "count" | "mean") =>
    measureProblems({ ...freshMeasure(), kind }).map(({ field }) => field);
  expect(fields("share")).toEqual(["title", "numerator", "denominator"]);
  expect(fields("count")).toEqual(["title", "numerator"]);
  expect(fields("mean")).toEqual(["title"]);
});

test("an aim is a number, a baseline a year at least, and a figure due within a year", () => {
  const typed = { ...freshChoice(), aim: "a lot", baseline_months: "6", due_days: "" };
  expect(choiceProblems(typed).map(({ field }) => field)).toEqual(["measure", "aim", "baseline_months", "due_days"]);
  expect(choiceOf({ ...freshChoice(), measure: "missed_call_share", aim: "6%" })).toEqual({
    measure: "missed_call_share",
    family: null,
    ...{ aim: 6, baseline_months: null, due_days: 14 },
  });
});

test("what a measure means is sent only where another kind was chosen, and of the library's nothing", () => {
  const typed = { ...typedOf(STANDING), aim: "10" };
  expect(changesOf(typed, STANDING)).toMatchObject({ aim: 10, title: STANDING.title });
  expect(changesOf(typed, STANDING)).not.toHaveProperty("unit");
  expect(changesOf({ ...typed, kind: "count", numerator: "Days" }, STANDING)).toMatchObject({ aggregation: "sum" });
  expect(changesOf(typed, { ...STANDING, measure: "missed_call_share" })).toEqual({
    family: "outcome",
    ...{ aim: 10, baseline_months: null, due_days: 14 },
  });
});
