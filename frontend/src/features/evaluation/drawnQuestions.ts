/** The questions that have something to draw, and the same in words. */
import type { QuestionResults } from "../../api/facultyTypes";
import { STEPS, stepWords, type SteppedKind } from "./steps";

export type Shown = QuestionResults & { distribution: number[] };

export const shownIn = (questions: QuestionResults[], kind: SteppedKind): Shown[] =>
  questions.filter((question): question is Shown => question.kind === kind && question.distribution !== null);

/** "Strongly agree 7, Agree 2": highest step first, steps that nobody chose left out. */
export const distributionWords = (kind: SteppedKind, distribution: number[]): string =>
  [...STEPS]
    .reverse()
    .map((step) => ({ words: stepWords(kind, step), count: distribution[step - 1] ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ words, count }) => `${words}: ${count}`)
    .join("; ");
