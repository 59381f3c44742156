import { expect, test } from "vitest";
import { changesOf, nobody, problemsInMember, problemsInNewMember, skillsTyped } from "./memberForm";

const typed = { background: "GP partner", region: "", days_per_month: "4.5", skills: "" };

test("skills are separated by commas or lines, and none is named twice", () => {
  expect(skillsTyped("Lean, Coaching\nLean ;  Measurement,,")).toEqual(["Lean", "Coaching", "Measurement"]);
});

test("a member is sent without a region where none is chosen", () => {
  expect(changesOf(typed)).toEqual({ background: "GP partner", region: null, days_per_month: 4.5, skills: [] });
});

test.each(["", "32", "-1", "4,5", "many"])("%j is no number of days a month", (days_per_month) => {
  expect(problemsInMember({ ...typed, days_per_month }).map(({ field }) => field)).toEqual(["days_per_month"]);
});

test("a new member needs a name and the day they joined", () => {
  expect(problemsInMember(typed)).toEqual([]);
  expect(problemsInNewMember({ ...nobody, ...typed, joined: "2018-02-30" }).map(({ field }) => field)).toEqual([
    "name",
    "joined",
  ]);
});
