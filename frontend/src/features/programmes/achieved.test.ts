import { expect, test } from "vitest";
import { achievedOf, achievedProblems, fieldOfAchieved, personIn, type AchievedTyped } from "./achieved";

const today = "2018-11-21";
const people = [
  { person: 1, name: "Martha Quill", cohort: "Harrowdene 2017" },
  { person: 1, name: "Martha Quill", cohort: "Harrowdene 2018" },
  { person: 2, name: "Ann Rook", cohort: "Harrowdene 2018" },
  { person: 3, name: "Ann Rook", cohort: "Bellfield 2018" },
];
const typed: AchievedTyped = {
  title: "A dementia service commissioned",
  kind: "service",
  day: today,
  person: "Ann Rook, Bellfield 2018",
  theme: "4",
  words: " Three practices share it. ",
  evidence: "https://evidence.example/dementia",
};

test("it is sent with the number of whom the list named", () => {
  expect(achievedProblems(typed, people, today)).toEqual([]);
  expect(achievedOf("leaders", typed, people)).toEqual({
    programme: "leaders",
    person: 3,
    kind: "service",
    theme: 4,
    day: today,
    title: "A dementia service commissioned",
    words: "Three practices share it.",
    evidence_url: "https://evidence.example/dementia",
  });
});

test("a name is enough where one person has it, and not where two do", () => {
  expect(personIn("martha quill", people)).toBe(1);
  expect(personIn("Ann Rook", people)).toBeUndefined();
  expect(personIn("Nobody", people)).toBeUndefined();
});

test("nobody named is all of the programme together", () => {
  const together = { ...typed, person: "", theme: "", evidence: "" };
  expect(achievedProblems(together, people, today)).toEqual([]);
  expect(achievedOf("leaders", together, people)).toMatchObject({ person: null, theme: null, evidence_url: null });
});

test("what is wrong stands at its field", () => {
  const wrong = { ...typed, title: " ", day: "2018-11-22", person: "Ann Rook", evidence: "a paper" };
  expect(achievedProblems(wrong, people, today).map(({ field }) => field)).toEqual([
    "title",
    "day",
    "person",
    "evidence",
  ]);
  expect(fieldOfAchieved("body.evidence_url")).toBe("evidence");
});
