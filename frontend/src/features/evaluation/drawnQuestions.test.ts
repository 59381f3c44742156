import { expect, test } from "vitest";
import type { QuestionResults } from "../../api/facultyTypes";
import { distributionWords, shownIn } from "./drawnQuestions";

const question = (id: number, kind: QuestionResults["kind"], distribution: number[] | null): QuestionResults => ({
  id,
  kind,
  words: `Question ${id}`,
  distribution,
  mean: null,
  quotes: null,
});

test("what too few answered is not drawn, and each kind is drawn apart", () => {
  const questions = [question(1, "agree", [0, 0, 1, 2, 7]), question(2, "agree", null), question(3, "text", null)];
  expect(shownIn(questions, "agree").map(({ id }) => id)).toEqual([1]);
  expect(shownIn(questions, "scale")).toEqual([]);
});

test("a bar is said from its highest step, without those nobody chose", () => {
  expect(distributionWords("agree", [0, 0, 1, 2, 7])).toBe(
    "Strongly agree: 7; Agree: 2; Neither agree nor disagree: 1",
  );
  expect(distributionWords("scale", [1, 0, 0, 0, 4])).toBe("5, fully: 4; 1, not at all: 1");
});
