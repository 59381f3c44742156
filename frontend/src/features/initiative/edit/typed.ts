/** An initiative as its form holds it: texts, until they are sent. Pure. */
import { isDay } from "../../../lib/days";
import type { FieldProblem } from "../../../ui/fieldProblems";
import type { Initiative, InitiativeChanges } from "../queries";

export type EditTyped = {
  title: string;
  what: string;
  how_much: string;
  for_whom: string;
  by: string;
  theme: string;
  origin: string;
  status: string;
  ended: string;
  ended_because: string;
  started: string;
  expected_end: string;
  adviser: string;
  programme: string;
  shared: string;
};

export const EDIT_NAMES: Record<keyof EditTyped, string> = {
  title: "Title",
  what: "What",
  how_much: "How much",
  for_whom: "For whom",
  by: "By when",
  theme: "Theme",
  origin: "Where it came from",
  status: "Status",
  ended: "Ended on",
  ended_because: "Why it ended",
  started: "Started",
  expected_end: "Expected end",
  adviser: "Adviser",
  programme: "Programme",
  shared: "Who may read it",
};

export const ORIGINS: Record<Initiative["origin"], string> = {
  project: "A participant’s project",
  federation_plan: "A federation’s plan",
  commissioner_service: "A commissioner’s service",
  programme: "A programme",
  other: "Something else",
};

export const hasEnded = ({ status }: Pick<EditTyped, "status">): boolean =>
  status === "completed" || status === "stopped";

export const typedOf = (initiative: Initiative): EditTyped => ({
  title: initiative.title,
  what: initiative.aim.what ?? "",
  how_much: initiative.aim.how_much ?? "",
  for_whom: initiative.aim.for_whom ?? "",
  by: initiative.aim.by ?? "",
  theme: initiative.theme ? String(initiative.theme.id) : "",
  origin: initiative.origin,
  status: initiative.status,
  ended: initiative.ended ?? "",
  ended_because: initiative.ended_because ?? "",
  started: initiative.started ?? "",
  expected_end: initiative.expected_end ?? "",
  adviser: initiative.adviser ? String(initiative.adviser.id) : "",
  programme: initiative.programme?.code ?? "",
  shared: initiative.shared ? "yes" : "",
});

const DAYS = ["by", "started", "expected_end", "ended"] as const;

export function problemsIn(typed: EditTyped): FieldProblem<keyof EditTyped>[] {
  const problems: FieldProblem<keyof EditTyped>[] = [];
  if (typed.title.trim() === "") problems.push({ field: "title", message: "Give it a title." });
  for (const field of DAYS) {
    if (typed[field] !== "" && !isDay(typed[field])) {
      problems.push({ field, message: `${EDIT_NAMES[field]}: give a day, or leave it empty.` });
    }
  }
  if (typed.status === "stopped" && typed.ended_because.trim() === "") {
    problems.push({
      field: "ended_because",
      message: "Say in a sentence why it was stopped: others can learn from it.",
    });
  }
  return problems;
}

/** All of it: what somebody else changed meanwhile is refused before it is written over, and shown. */
export function changesOf(typed: EditTyped): InitiativeChanges {
  const ended = hasEnded(typed);
  return {
    title: typed.title.trim(),
    aim: {
      what: typed.what.trim() || null,
      how_much: typed.how_much.trim() || null,
      for_whom: typed.for_whom.trim() || null,
      by: typed.by || null,
    },
    theme: typed.theme === "" ? null : Number(typed.theme),
    origin: typed.origin as InitiativeChanges["origin"],
    status: typed.status as InitiativeChanges["status"],
    ended: ended ? typed.ended || null : null,
    ended_because: ended ? typed.ended_because.trim() || null : null,
    started: typed.started || null,
    expected_end: typed.expected_end || null,
    adviser: typed.adviser === "" ? null : Number(typed.adviser),
    programme: typed.programme || null,
    shared: typed.shared === "yes",
  };
}
