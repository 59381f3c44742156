import { expect, test } from "vitest";
import {
  challengeOf,
  challengeProblems,
  challengeTyped,
  freshStakeholder,
  newStakeholderOf,
  optionOf,
  optionProblems,
  optionTyped,
  stakeholderProblems,
} from "./typed";

test("a cost is whole pounds, written as people do", () => {
  const typed = { ...optionTyped(), title: "A clinic", cost_pounds: "£140,000" };
  expect(optionProblems(typed)).toEqual([]);
  expect(optionOf(typed)).toMatchObject({ cost_pounds: 140_000, evidence_link: null, preferred: false });
  expect(optionProblems({ ...typed, cost_pounds: "a lot" })[0]?.field).toBe("cost_pounds");
  expect(optionOf({ ...typed, cost_pounds: " " }).cost_pounds).toBeNull();
});

test("whose stance is not known has none; a next step is said where it has a day or an owner", () => {
  const typed = { ...freshStakeholder(), name: "Finance" };
  expect(newStakeholderOf(typed).stance).toBeNull();
  expect(newStakeholderOf({ ...typed, now: "against" }).stance).toEqual({ now: "against", needed: "for", note: "" });
  expect(stakeholderProblems({ ...typed, next_by: "2018-11-28" })).toEqual([
    { field: "next_step", message: "Say what is done next." },
  ]);
});

test("a challenge without an answer has no day of it", () => {
  const typed = { ...challengeTyped("2018-11-21"), by_whom: "Finance", words: "Who pays?" };
  expect(challengeProblems(typed)).toEqual([]);
  expect(challengeOf({ ...typed, answered_on: "2018-11-21" })).toMatchObject({ answer: null, answered_on: null });
  expect(challengeOf({ ...typed, answer: "We do.", answered_on: "2018-11-21" }).answered_on).toBe("2018-11-21");
});
