import { expect, test } from "vitest";
import {
  adviceOf,
  adviceProblems,
  fieldOfJoining,
  interestOf,
  interestProblems,
  stepOf,
  stepProblems,
} from "./joining";

const today = "2018-11-21";
const interest = { organisation: "Brackenholt Together, F0010", on: today, days: "1.5", adviser: "" };
const step = { way: "next" as const, on: today, adviser: "", note: "" };
const expressed = { stage: "expressed" as const, since: "2018-09-05" };
const fields = (problems: { field: string }[]) => problems.map(({ field }) => field);

test("an interest is sent with the code of what was chosen; an adviser may follow later", () => {
  expect(interestProblems(interest, today)).toEqual([]);
  expect(interestOf("leaders", interest)).toEqual({
    programme: "leaders",
    organisation: "F0010",
    on: today,
    days_needed: 1.5,
    adviser: null,
  });
});

test("a name alone, a day to come and days beyond a month are told at their fields", () => {
  const typed = { organisation: "Bracken", on: "2018-11-22", days: "32", adviser: "4" };
  expect(fields(interestProblems(typed, today))).toEqual(["organisation", "on", "days"]);
});

test("a first contact needs the adviser who made it", () => {
  expect(fields(stepProblems(step, expressed, today))).toEqual(["adviser"]);
  expect(stepProblems({ ...step, adviser: "7" }, expressed, today)).toEqual([]);
  expect(stepOf({ ...step, adviser: "7" }, expressed)).toEqual({ stage: "contacted", on: today, note: "", adviser: 7 });
});

test("the next stage follows from the one before, and none is before it", () => {
  const contacted = { stage: "contacted" as const, since: "2018-10-01" };
  expect(stepOf(step, contacted).stage).toBe("planning");
  expect(stepProblems({ ...step, on: "2018-09-30" }, contacted, today)[0]).toEqual({
    field: "on",
    message: "The stage before was on 1 October 2018: choose that day or a later one.",
  });
});

test("who withdraws says why, whatever the stage, and keeps their adviser", () => {
  const withdrawn = { ...step, way: "withdrawn" as const, adviser: "7" };
  expect(fields(stepProblems(withdrawn, expressed, today))).toEqual(["note"]);
  expect(stepOf({ ...withdrawn, note: " Merged. " }, expressed)).toEqual({
    stage: "withdrawn",
    on: today,
    note: "Merged.",
    adviser: null,
  });
});

test("adviser and days can be changed, and none is nobody", () => {
  expect(adviceOf({ adviser: "", days: "0.5" })).toEqual({ adviser: null, days_needed: 0.5 });
  expect(fields(adviceProblems({ adviser: "", days: "0,5" }))).toEqual(["days"]);
});

test("the field that the API means is found", () => {
  expect(["body.days_needed", "stage", "on", "If-Match"].map(fieldOfJoining)).toEqual(["days", "way", "on", undefined]);
});
