/** A form of questions as typed, what is wrong with it, and as it is sent. */
import type { EvaluationForm, NewEvaluationForm } from "../../api/facultyTypes";
import type { FieldProblem } from "../../ui/fieldProblems";
import type { Kind } from "./levels";

export type QuestionTyped = { kind: Kind; words: string };
export type FormTyped = { title: string; level: string; questions: QuestionTyped[] };

export const emptyQuestion: QuestionTyped = { kind: "agree", words: "" };
export const emptyForm: FormTyped = { title: "", level: "1", questions: [emptyQuestion] };

/** A form stays as it is, since answers are to its words: a changed one begins from it, under a title of its own. */
export const typedFrom = ({ title, level, questions }: EvaluationForm): FormTyped => ({
  title: `${title}, changed`,
  level: String(level),
  questions: questions.map(({ kind, words }) => ({ kind, words })),
});

export const fieldOfQuestion = (place: number): string => `questions.${place}.words`;

export function problemsInForm({ title, questions }: FormTyped): FieldProblem[] {
  return [
    ...(codeFor(title) ? [] : [{ field: "title", message: "Give the form a title." }]),
    ...questions.flatMap(({ words }, place) =>
      words.trim() ? [] : [{ field: fieldOfQuestion(place), message: `Write question ${place + 1}, or take it out.` }],
    ),
  ];
}

/** "After term one" is kept as after-term-one. */
export const codeFor = (title: string): string =>
  title
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);

export const formOf = ({ title, level, questions }: FormTyped): NewEvaluationForm => ({
  code: codeFor(title),
  level: Number(level),
  title: title.trim(),
  questions: questions.map(({ kind, words }) => ({ kind, words: words.trim() })),
});

/** The API names a question by its place; its short name is made of the title. */
export const formFieldOf = (named: string): string | undefined => {
  const place = /questions\.(\d+)/.exec(named)?.[1];
  if (place !== undefined) return fieldOfQuestion(Number(place));
  return /code|title/.test(named) ? "title" : undefined;
};
