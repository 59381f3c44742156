import { expect, test } from "vitest";
import type { FacultyMember } from "../../api/facultyTypes";
import { csvOf, regionsIn, skillsIn, withChosen } from "./memberFilters";
import { validateMembersSearch } from "./search";

const member = (id: number, region: string, skills: string[]): FacultyMember => ({
  id,
  name: `Member ${id}`,
  email: null,
  background: "GP",
  region: { code: region, name: `Region ${region}`, kind: "region" },
  joined: "2018-01-01",
  left_on: null,
  days_per_month: 4,
  skills,
  stage: null,
  accredited: false,
  revision: 1,
});
const some = [member(1, "Y2", ["Lean"]), member(2, "Y1", ["Measurement", "Lean"]), member(3, "Y2", [])];

test("each region and skill is offered once, in the order of their names", () => {
  expect(regionsIn(some).map(({ value }) => value)).toEqual(["Y1", "Y2"]);
  expect(skillsIn(some).map(({ label }) => label)).toEqual(["Lean", "Measurement"]);
});

test("a skill from an old link is still shown as chosen", () => {
  expect(withChosen(skillsIn(some), "Coaching").at(-1)).toEqual({ value: "Coaching", label: "Coaching" });
  expect(withChosen(skillsIn(some), "Lean")).toHaveLength(2);
});

test("the file has the same members as the list", () => {
  expect(csvOf({})).toBe("/api/v1/faculty-members.csv");
  expect(csvOf({ stage: 0, skill: "Project management", left: true })).toBe(
    "/api/v1/faculty-members.csv?stage=0&skill=Project+management&active=false",
  );
});

test("a stage that is no number is dropped from the address, none yet is kept", () => {
  expect(validateMembersSearch({ stage: "x" }).stage).toBeUndefined();
  expect(validateMembersSearch({ stage: "0" }).stage).toBe(0);
  expect(validateMembersSearch({ stage: -1, left: "no" })).toEqual({});
});
