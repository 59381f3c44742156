/** Kirkpatrick's four levels, and the kinds of questions, in words. */
import type { EvaluationForm, FormQuestion } from "../../api/facultyTypes";

export type Level = 1 | 2 | 3 | 4;
export type Kind = FormQuestion["kind"];

export const levels: { level: Level; name: string; asks: string }[] = [
  { level: 1, name: "Reaction", asks: "what people thought of it" },
  { level: 2, name: "Learning", asks: "what they know and can do now" },
  { level: 3, name: "Behaviour", asks: "what they do differently in their work" },
  { level: 4, name: "Results", asks: "what came of it for patients and practices" },
];

export const levelWords = (level: number): string =>
  `level ${level}, ${levels.find((each) => each.level === level)?.name.toLowerCase() ?? ""}`;

export const kindWords: Record<Kind, string> = {
  agree: "Strongly disagree to strongly agree",
  scale: "1, not at all, to 5, fully",
  text: "In their own words",
};
export const kinds = Object.keys(kindWords) as Kind[];

export const ofLevel = (forms: EvaluationForm[], level: Level): EvaluationForm[] =>
  forms.filter((form) => form.level === level);
