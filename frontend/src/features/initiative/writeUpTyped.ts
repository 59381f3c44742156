/** A write-up as it is typed. Pure. */
import { isDay } from "../../lib/days";
import type { FieldProblem } from "../../ui/fieldProblems";
import type { InitiativeChanges } from "./queries";
import type { Page } from "./types";

export type WriteUpTyped = {
  problem: string;
  changed: string;
  result: string;
  again: string;
  written_up: string;
  /** the version that was opened: a draft outlives a reload */
  seen: number;
};

export const WRITE_UP_NAMES: Record<Exclude<keyof WriteUpTyped, "seen">, string> = {
  problem: "The problem",
  changed: "What was changed",
  result: "The result",
  again: "What we would do again",
  written_up: "Finished on",
};

export const typedOf = ({ write_up, revision }: Pick<Page, "write_up" | "revision">): WriteUpTyped => ({
  problem: write_up.problem,
  changed: write_up.changed,
  result: write_up.result,
  again: write_up.again,
  written_up: write_up.written_up ?? "",
  seen: revision,
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
