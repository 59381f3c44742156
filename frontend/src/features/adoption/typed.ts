/** What is typed to record a step of several practices, and what the API says of each. */
import type { components } from "../../api/schema.gen";
import { isDay } from "../../lib/days";
import { today } from "../../lib/moment";
import type { FieldProblem } from "../../ui/fieldProblems";
import type { Stage } from "./stages";

export type NewAdoptions = components["schemas"]["NewAdoptions"];
export type Typed = { stage: Stage | ""; on: string; reason: string; practices: string[] };

export const emptyStep = (): Typed => ({ stage: "", on: today(), reason: "", practices: [] });

/** What can be seen to be wrong without asking. Whether the day fits each practice is for the API to say. */
export function problemsOf({ stage, on, reason, practices }: Typed): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (practices.length === 0) problems.push({ field: "practices", message: "Tick at least one practice." });
  if (stage === "") problems.push({ field: "stage", message: "Choose how far they have come." });
  if (!isDay(on)) problems.push({ field: "on", message: "Give the day on which they came so far." });
  if (stage === "stopped" && reason.trim() === "")
    problems.push({ field: "reason", message: "Say why they stopped: the next who think of trying it will ask." });
  return problems;
}

export const sentOf = (innovation: string, { stage, on, reason, practices }: Typed): NewAdoptions => ({
  innovation,
  stage: stage === "" ? "aware" : stage,
  on,
  reason: stage === "stopped" ? reason.trim() : null,
  practices,
});

/** The field that the API means; a practice of several is a field of its own, "practices.Z10101". */
export function fieldOf(named: string): string | undefined {
  const practice = /(?:^|\.)(practices\.[A-Z][A-Z0-9]*)$/.exec(named)?.[1];
  return practice ?? ["stage", "on", "reason", "practices"].find((field) => named.split(".").includes(field));
}

/** The codes of the practices that were refused. */
export const refusedOf = (problems: FieldProblem<string>[]): string[] =>
  problems.flatMap(({ field }) => (field.startsWith("practices.") ? [field.slice("practices.".length)] : []));
