/** A PDSA cycle as it is typed: texts all, until they are sent. Pure. */
import type { FieldProblem } from "../../../ui/fieldProblems";
import { addDays, isDay } from "../../../lib/days";
import type { Cycle, CycleChanges, NewCycle } from "./queries";

export type CycleTyped = {
  title: string;
  scale: string;
  change_idea: string;
  follows: string;
  question: string;
  prediction: string;
  plan: string;
  first: string;
  last: string;
  done: string;
  found: string;
  act: string;
};

const USUAL_DAYS = 14;

/** The next cycle ramps from the last: same idea, two weeks from today. */
export function nextCycle(cycles: Cycle[], today: string): CycleTyped {
  const last = cycles.find(({ act }) => act !== null);
  return {
    title: "",
    scale: "",
    change_idea: last?.change_idea ? String(last.change_idea.id) : "",
    follows: last ? String(last.id) : "",
    question: "",
    prediction: "",
    plan: "",
    first: today,
    last: addDays(today, USUAL_DAYS),
    done: "",
    found: "",
    act: "",
  };
}

export const typedOf = (cycle: Cycle): CycleTyped => ({
  title: cycle.title,
  scale: cycle.scale,
  change_idea: cycle.change_idea ? String(cycle.change_idea.id) : "",
  follows: cycle.follows ? String(cycle.follows.id) : "",
  question: cycle.question,
  prediction: cycle.prediction,
  plan: cycle.plan,
  first: cycle.first,
  last: cycle.last,
  done: cycle.done,
  found: cycle.found,
  act: cycle.act ?? "",
});

export function problemsIn(typed: CycleTyped): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (typed.title.trim() === "") problems.push({ field: "title", message: "Say what is tested, and on what scale." });
  if (typed.prediction.trim() === "") {
    problems.push({ field: "prediction", message: "Say what you think will happen: the cycle is studied against it." });
  }
  if (!isDay(typed.first)) problems.push({ field: "first", message: "Give its first day, such as 2018-10-29." });
  if (!isDay(typed.last)) problems.push({ field: "last", message: "Give the day it ends, such as 2018-11-09." });
  else if (isDay(typed.first) && typed.last < typed.first) {
    problems.push({ field: "last", message: "A cycle cannot end before it starts: give a later day." });
  }
  if (typed.act !== "" && typed.found.trim() === "") {
    problems.push({ field: "found", message: "Say what was found before you decide: adopt, adapt or abandon." });
  }
  return problems;
}

/** What is decided. A cycle that is closed early ended today, for the day by which it was to be studied is still to come. */
export const decided = (typed: CycleTyped, act: string, today: string): Pick<CycleTyped, "act" | "last"> => ({
  act,
  last: act !== "" && typed.first <= today && typed.last > today ? today : typed.last,
});

const number = (typed: string) => (typed === "" ? null : Number(typed));

const planned = (typed: CycleTyped) => ({
  title: typed.title.trim(),
  scale: typed.scale.trim(),
  change_idea: number(typed.change_idea),
  follows: number(typed.follows),
  question: typed.question.trim(),
  prediction: typed.prediction.trim(),
  plan: typed.plan.trim(),
  first: typed.first,
  last: typed.last,
});

export const newOf = (initiative: string, typed: CycleTyped): NewCycle => ({ initiative, ...planned(typed) });

export const changesOf = (typed: CycleTyped): CycleChanges => ({
  ...planned(typed),
  done: typed.done.trim(),
  found: typed.found.trim(),
  act: typed.act === "" ? null : (typed.act as NonNullable<CycleChanges["act"]>),
});

export const FIELD_NAMES: Record<keyof CycleTyped, string> = {
  title: "What is tested",
  scale: "On what scale",
  change_idea: "Change idea",
  follows: "Follows",
  question: "Question",
  prediction: "Prediction",
  plan: "Plan",
  first: "First day",
  last: "Last day",
  done: "What was done",
  found: "What was found",
  act: "Act",
};
