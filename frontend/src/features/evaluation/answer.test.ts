import { expect, test } from "vitest";
import type { FormQuestion } from "../../api/facultyTypes";
import { answerOf, missingIn, nothingSaid, problemsIn } from "./answer";

const questions: FormQuestion[] = [
  { id: 1, kind: "agree", words: "It was useful." },
  { id: 2, kind: "scale", words: "How well can you measure?" },
  { id: 3, kind: "text", words: "What should we keep?" },
];

test("every question with steps is asked for, words are not", () => {
  expect(missingIn(questions, nothingSaid).map(({ id }) => id)).toEqual([1, 2]);
  expect(missingIn(questions, { ...nothingSaid, steps: { 1: 5, 2: 1 } })).toEqual([]);
});

test("an answer holds what was said and nothing else", () => {
  const said = { role: "" as const, steps: { 1: 4, 2: 2 } as const, words: { 3: "  " } };
  expect(answerOf(questions, said)).toEqual({
    items: [
      { question: 1, step: 4 },
      { question: 2, step: 2 },
    ],
  });
});

test("words are trimmed, and the role goes with them where it was given", () => {
  expect(answerOf(questions, { role: "practice_nurse", steps: {}, words: { 3: " The clinics. " } })).toEqual({
    role: "practice_nurse",
    items: [{ question: 3, words: "The clinics." }],
  });
});

test("what is missing is named at the first step of its question", () => {
  expect(problemsIn(questions, { ...nothingSaid, steps: { 1: 5 } })).toEqual([
    { field: "2-1", message: "Choose one: How well can you measure?" },
  ]);
});

test("a form of words alone asks for some", () => {
  const words = questions.slice(2);
  expect(problemsIn(words, { ...nothingSaid, words: { 3: " " } })).toEqual([
    { field: "3", message: "Answer at least one question." },
  ]);
  expect(problemsIn(words, { ...nothingSaid, words: { 3: "Keep it." } })).toEqual([]);
});
