import { expect, test } from "vitest";
import { codeFor, emptyForm, formFieldOf, formOf, problemsInForm, typedFrom } from "./formForm";

test("a form's short name is made of its title", () => {
  expect(codeFor("  After term one: what’s new? ")).toBe("after-term-one-what-s-new");
  expect(codeFor("Évaluation")).toBe("evaluation");
  expect(codeFor("…")).toBe("");
});

test("a form has a title, and no question is empty", () => {
  expect(problemsInForm(emptyForm).map(({ field }) => field)).toEqual(["title", "questions.0.words"]);
  expect(problemsInForm({ ...emptyForm, title: "End", questions: [{ kind: "text", words: "What next?" }] })).toEqual(
    [],
  );
});

test("a changed form begins from the one that stays", () => {
  const questions = [{ id: 7, kind: "scale" as const, words: "How well can you measure?" }];
  const typed = typedFrom({ code: "learning", level: 2, title: "Learning", questions, revision: 3 });
  expect(formOf(typed)).toEqual({
    code: "learning-changed",
    level: 2,
    title: "Learning, changed",
    questions: [{ kind: "scale", words: "How well can you measure?" }],
  });
});

test("what the API says of a question stands at that question", () => {
  expect(["body.questions.2.words", "questions.0", "code", "level"].map(formFieldOf)).toEqual([
    "questions.2.words",
    "questions.0.words",
    "title",
    undefined,
  ]);
});
