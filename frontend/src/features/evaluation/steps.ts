/** The words of the five steps, by the kind of question. */
import type { AnswererRole, FormQuestion } from "../../api/facultyTypes";

export const STEPS = [1, 2, 3, 4, 5] as const;
export type Step = (typeof STEPS)[number];
export type SteppedKind = Exclude<FormQuestion["kind"], "text">;

const words: Record<SteppedKind, Record<Step, string>> = {
  agree: {
    1: "Strongly disagree",
    2: "Disagree",
    3: "Neither agree nor disagree",
    4: "Agree",
    5: "Strongly agree",
  },
  scale: { 1: "1, not at all", 2: "2", 3: "3", 4: "4", 5: "5, fully" },
};

export const stepWords = (kind: SteppedKind, step: Step): string => words[kind][step];

export const roles: { value: AnswererRole; label: string }[] = [
  { value: "gp", label: "GP" },
  { value: "new_gp", label: "Newly qualified GP" },
  { value: "practice_manager", label: "Practice manager" },
  { value: "practice_nurse", label: "Practice nurse" },
  { value: "health_visitor", label: "Health visitor" },
  { value: "other", label: "Another role" },
];

export const roleWords = (role: AnswererRole | null): string =>
  roles.find(({ value }) => value === role)?.label ?? "Role not given";
