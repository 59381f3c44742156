/** A write-up as it is typed. Pure. */
import { isDay } from "../../../lib/days";
import type { FieldProblem } from "../../../ui/fieldProblems";
import type { InitiativeChanges } from "../queries";
import type { Page } from "../types";

export type WriteUpTyped = {
  problem: string;
  changed: string;
  result: string;
  again: string;
  written_up: string;
};

export const WRITE_UP_NAMES: Record<keyof WriteUpTyped, string> = {
  problem: "The problem",
  changed: "What was changed",
  result: "The result",
  again: "What we would do again",
  written_up: "Finished on",
};

export const typedOf = ({ write_up }: Pick<Page, "write_up">): WriteUpTyped => ({
  problem: write_up.problem,
  changed: write_up.changed,
  result: write_up.result,
  again: write_up.again,
  written_up: write_up.written_up ?? "",
});

/** What a write-up cannot be without once it is finished. */
const NEEDED = ["problem", "changed", "result"] as const;

export function problemsIn(typed: WriteUpTyped): FieldProblem<keyof WriteUpTyped>[] {
  if (typed.written_up === "") return [];
  if (!isDay(typed.written_up)) {
    return [{ field: "written_up", message: "Give the day on which it was finished, or leave it empty." }];
  }
  return NEEDED.filter((field) => typed[field].trim() === "").map((field) => ({
    field,
    message: `${WRITE_UP_NAMES[field]}: write a sentence or two before you call it finished.`,
  }));
}

export const changesOf = (typed: WriteUpTyped): Pick<InitiativeChanges, "write_up"> => ({
  write_up: {
    problem: typed.problem.trim(),
    changed: typed.changed.trim(),
    result: typed.result.trim(),
    again: typed.again.trim(),
    written_up: typed.written_up || null,
  },
});
