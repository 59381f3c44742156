import { expect, test } from "vitest";
import {
  changeOf,
  emptyChange,
  emptyPhase,
  emptyTarget,
  numberIn,
  phaseOf,
  problemsInChange,
  problemsInPhase,
  problemsInTarget,
  targetOf,
} from "./settings";

const place = { measure: "missed_call_share", organisation: "F0010", nation: false };
const fields = (problems: { field: string }[]) => problems.map(({ field }) => field);
const phase = { ...emptyPhase, from: "2017-04-01", reason: " New phones. " };
const target = { ...emptyTarget, from: "2017-04-01", value: "9.5%", reason: "Agreed." };

test("numbers are read as people write them", () => {
  expect(["10", " 9.5% ", "1,250", "-2", "ten", "", "1.", "4e3"].map(numberIn)).toEqual([
    10,
    9.5,
    1250,
    -2,
    null,
    null,
    null,
    null,
  ]);
});

test("a target with a decimal comma is refused, and how to write it is said", () => {
  expect(numberIn("9,5")).toBeNull();
  expect(problemsInTarget({ ...target, value: "9,5%" })).toEqual([
    { field: "value", message: "Write 9.5 with a point." },
  ]);
});

test("limits need a month and a reason, and a baseline of twelve months or more", () => {
  expect(fields(problemsInPhase(emptyPhase))).toEqual(["from", "reason"]);
  const other = { ...phase, baseline: "other" as const };
  for (const months of ["", "11", "14.5", "many"]) {
    expect(fields(problemsInPhase({ ...other, months }))).toEqual(["months"]);
  }
  expect(problemsInPhase({ ...other, months: "14" })).toEqual([]);
});

test("what the limits rest on is sent as a number of months, all of them as null", () => {
  expect(phaseOf(place, phase)).toEqual({
    measure: "missed_call_share",
    organisation: "F0010",
    from: "2017-04-01",
    baseline: null,
    reason: "New phones.",
  });
  expect(phaseOf(place, { ...phase, baseline: "12" }).baseline).toBe(12);
  expect(phaseOf(place, { ...phase, baseline: "other", months: "18" }).baseline).toBe(18);
});

test("a target is a number, or none from then on; the nation's belongs to no one organisation", () => {
  expect(fields(problemsInTarget({ ...target, value: "low" }))).toEqual(["value"]);
  expect(targetOf(place, target)).toMatchObject({ organisation: "F0010", value: 9.5 });
  const none = { ...target, kind: "none" as const, value: "low" };
  expect(problemsInTarget(none)).toEqual([]);
  expect(targetOf({ ...place, nation: true }, none)).toMatchObject({ organisation: null, value: null });
});

test("a change has a day and words, and stands at one measure or at all", () => {
  expect(fields(problemsInChange(emptyChange))).toEqual(["day", "words"]);
  const typed = { ...emptyChange, day: "2017-04-01", words: "New phones." };
  expect(problemsInChange(typed)).toEqual([]);
  expect(changeOf(place, typed).measure).toBe("missed_call_share");
  expect(changeOf(place, { ...typed, scope: "all" }).measure).toBeNull();
});
