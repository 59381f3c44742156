import { expect, test } from "vitest";
import type { LearningSet } from "../../api/facultyTypes";
import { isInside, noSet, inOtherSets, problemsInSet, setOf, setTitle, typedOf } from "./sets";

const set: LearningSet = {
  id: 2,
  cohort: { code: "harrowdene-2018", name: "Harrowdene 2018" },
  name: "B",
  facilitator: { member: 3, name: "Amara Reeve", you: false },
  members: [
    { participant: 11, name: "Martha Quill", role: "gp", left_on: null, you: false },
    { participant: 12, name: "Tom Vale", role: "gp", left_on: "2018-10-01", you: true },
  ],
  revision: 7,
};

test("a set is changed from what stands", () => {
  expect(setOf(typedOf(set))).toEqual({ name: "B", facilitator: 3, members: [11, 12] });
});

test("a set has a name and a facilitator; members may follow", () => {
  expect(problemsInSet(noSet).map(({ field }) => field)).toEqual(["name", "facilitator"]);
  expect(problemsInSet({ name: "A", facilitator: "3", members: [] })).toEqual([]);
});

test("inside are the facilitator and the members who have not left", () => {
  expect(isInside(set)).toBe(false);
  expect(isInside({ ...set, facilitator: { ...set.facilitator, you: true } })).toBe(true);
  expect(isInside({ ...set, members: [{ ...set.members[1]!, left_on: null }] })).toBe(true);
});

test("who is in another set is known", () => {
  expect([...inOtherSets([set], undefined)]).toEqual([11, 12]);
  expect(inOtherSets([set], 2).size).toBe(0);
});

test.each([
  ["A", "Set A"],
  ["Set A", "Set A"],
  ["Learning set 2", "Learning set 2"],
  ["Seaside", "Set Seaside"],
])("%s is called %s", (name, title) => {
  expect(setTitle(name)).toBe(title);
});
