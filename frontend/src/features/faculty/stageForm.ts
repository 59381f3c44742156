/** The stages of the apprenticeship as typed. Their order is the order of the list. */
import type { Stage, StageSent } from "../../api/facultyTypes";
import { typedNumber } from "../../lib/number";
import type { FieldProblem } from "../../ui/fieldProblems";

export type StageTyped = { id: number | null; title: string; usual_months: string; accredits: boolean };
export type StagesTyped = { stages: StageTyped[] };

/** "1 month is usual", "3 months are usual". */
export const usualWords = (months: number): string =>
  months === 0 ? "no usual time" : months === 1 ? "1 month is usual" : `${months} months are usual`;

export const newStage: StageTyped = { id: null, title: "", usual_months: "6", accredits: false };
export const fieldOfStage = (place: number, field: "title" | "usual_months"): string => `stages.${place}.${field}`;

export const stagesTyped = (stages: Stage[]): StagesTyped => ({
  stages: stages.map(({ id, title, usual_months, accredits }) => ({
    id,
    title,
    usual_months: String(usual_months),
    accredits,
  })),
});

export function moved(stages: StageTyped[], place: number, by: -1 | 1): StageTyped[] {
  const next = [...stages];
  const [stage] = next.splice(place, 1);
  if (stage) next.splice(place + by, 0, stage);
  return next;
}

export function problemsInStages({ stages }: StagesTyped): FieldProblem[] {
  const problems = stages.flatMap(({ title, usual_months }, place): (FieldProblem | false)[] => {
    const months = typedNumber(usual_months);
    return [
      !title.trim() && { field: fieldOfStage(place, "title"), message: `Give stage ${place + 1} a title.` },
      (months === null || !Number.isInteger(months) || months < 0 || months > 120) && {
        field: fieldOfStage(place, "usual_months"),
        message: `Give the usual months of stage ${place + 1}, a whole number from 0 to 120.`,
      },
    ];
  });
  return problems.filter((problem) => problem !== false);
}

export const stagesSent = ({ stages }: StagesTyped): StageSent[] =>
  stages.map(({ id, title, usual_months, accredits }) => ({
    id,
    title: title.trim(),
    usual_months: typedNumber(usual_months) ?? 0,
    accredits,
  }));

/** The API names a stage by its place in the list; what it says of the whole stands at the first. */
export const stageFieldOf = (named: string): string =>
  /stages\.\d+\.(title|usual_months)/.exec(named)?.[0] ?? fieldOfStage(0, "title");
