/** What someone has chosen and written on a form, and what is still missing. The API has the last word. */
import type { AnswererRole, FormQuestion, NewAnswer } from "../../api/facultyTypes";
import type { FieldProblem } from "../../ui/fieldProblems";
import type { Step } from "./steps";

export type Said = { role: AnswererRole | ""; steps: Record<number, Step>; words: Record<number, string> };

export const nothingSaid: Said = { role: "", steps: {}, words: {} };

/** Questions with steps that have none chosen, in order: every one is asked for, words never are. */
export const missingIn = (questions: FormQuestion[], said: Said): FormQuestion[] =>
  questions.filter(({ id, kind }) => kind !== "text" && said.steps[id] === undefined);

/** A form of words alone asks for some. */
const isEmpty = (questions: FormQuestion[], said: Said): boolean =>
  questions.every(({ id, kind }) => (kind === "text" ? !said.words[id]?.trim() : said.steps[id] === undefined));

/** What keeps it from being handed in, each at its question: the first step of one that has steps. */
export function problemsIn(questions: FormQuestion[], said: Said): FieldProblem[] {
  const missing = missingIn(questions, said);
  if (missing.length === 0 && isEmpty(questions, said)) {
    return [{ field: String(questions[0]?.id), message: "Answer at least one question." }];
  }
  return missing.map(({ id, words }) => ({ field: `${id}-1`, message: `Choose one: ${words}` }));
}

/** What is handed in: nothing but the role, if it was given, the steps and the words. */
export function answerOf(questions: FormQuestion[], said: Said): NewAnswer {
  const items = questions.flatMap(({ id, kind }): NewAnswer["items"] => {
    if (kind === "text") {
      const words = said.words[id]?.trim();
      return words ? [{ question: id, words }] : [];
    }
    const step = said.steps[id];
    return step === undefined ? [] : [{ question: id, step }];
  });
  return said.role === "" ? { items } : { role: said.role, items };
}
