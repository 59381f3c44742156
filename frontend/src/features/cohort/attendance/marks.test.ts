import { expect, test } from "vitest";
import type { Attender, Mark, PageSession } from "../../../api/programmeTypes";
import { countWords, leftOf, othersPresent, sessionToTake, undoOf, validateAttendanceSearch, withMarks } from "./marks";

const person = (participant: number, mark: Mark | null): Attender => ({ participant, name: "", role: "gp", mark });
const people = [person(1, null), person(2, "absent"), person(3, null)];

test("everyone else is present in one go, and undone in one go", () => {
  const marks = othersPresent(people);
  expect(marks).toEqual({ 1: "present", 3: "present" });
  const after = withMarks(people, marks);
  expect(countWords(after)).toBe("2 present, 0 apologies, 1 absent");
  expect(withMarks(after, undoOf(people, marks))).toEqual(people);
  expect(countWords(people)).toBe("0 present, 0 apologies, 1 absent, 2 to mark");
});

test("a mark that was changed while it was sent is sent again; the rest is done", () => {
  expect(leftOf({ 1: "absent", 3: "present" }, { 1: "present", 3: "present" })).toEqual({ 1: "absent" });
  expect(leftOf({ 1: null }, { 1: null })).toEqual({});
});

test("the session asked for, else the one without attendance, else the last held; never one to come", () => {
  const sessions = [
    { id: 1, state: "held" },
    { id: 2, state: "held" },
    { id: 3, state: "next" },
  ] as PageSession[];
  expect(sessionToTake({ sessions, attendance_to_take: null }, 1)?.id).toBe(1);
  expect(sessionToTake({ sessions, attendance_to_take: 1 }, undefined)?.id).toBe(1);
  expect(sessionToTake({ sessions, attendance_to_take: null }, 3)?.id).toBe(2);
  expect(sessionToTake({ sessions: [], attendance_to_take: null }, 3)).toBeUndefined();
});

test("a session in the address is a number or nothing", () => {
  expect(validateAttendanceSearch({ session: "16" })).toEqual({ session: 16 });
  expect(validateAttendanceSearch({ session: "x" })).toEqual({ session: undefined });
  expect(validateAttendanceSearch({ session: -1 })).toEqual({ session: undefined });
});
