/** What was typed to set a chart right, what is wrong with it, and what is sent. The API has the last word. */
import type { NewChange, NewPhase, NewTarget } from "../../api/figureTypes";
import { commaWords, typedNumber } from "../../lib/number";

export type Setting = "phase" | "target" | "change";
export type FieldProblem<Typed> = { field: keyof Typed & string; message: string };
/** Whose chart it is; `nation` where what is set holds for everyone. */
export type Place = { measure: string; organisation: string; nation: boolean };

export type PhaseTyped = { from: string; baseline: "all" | "12" | "other"; months: string; reason: string };
export type TargetTyped = { from: string; kind: "value" | "none"; value: string; reason: string };
export type ChangeTyped = { day: string; words: string; scope: "measure" | "all" };

export const emptyPhase: PhaseTyped = { from: "", baseline: "all", months: "", reason: "" };
export const emptyTarget: TargetTyped = { from: "", kind: "value", value: "", reason: "" };
export const emptyChange: ChangeTyped = { day: "", words: "", scope: "measure" };

const SHORTEST = 12;
/** Letters of what is shown beside a chart. */
export const LONGEST = 300;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** A number as people write it: "1,250", "9.5%", " 10 ". */
export const numberIn = (text: string): number | null => typedNumber(text.replace(/%\s*$/, ""));

type Problems<Typed> = (FieldProblem<Typed> | null)[];
const need = <Typed>(met: boolean, field: keyof Typed & string, message: string): FieldProblem<Typed> | null =>
  met ? null : { field, message };
const found = <Typed>(problems: Problems<Typed>) => problems.filter((problem) => problem !== null);

export function problemsInPhase({ from, baseline, months, reason }: PhaseTyped): FieldProblem<PhaseTyped>[] {
  const count = numberIn(months);
  const enough = baseline !== "other" || (count !== null && Number.isInteger(count) && count >= SHORTEST);
  return found<PhaseTyped>([
    need(from !== "", "from", "Choose the month from which the limits are recalculated."),
    need(enough, "months", `Give a whole number of months, ${SHORTEST} or more.`),
    need(reason.trim() !== "", "reason", "Say what changed, and why it is there to stay."),
  ]);
}

export const phaseOf = ({ measure, organisation }: Place, typed: PhaseTyped): NewPhase => ({
  measure,
  organisation,
  from: typed.from,
  baseline: typed.baseline === "all" ? null : typed.baseline === "12" ? SHORTEST : numberIn(typed.months),
  reason: typed.reason.trim(),
});

export function problemsInTarget({ from, kind, value, reason }: TargetTyped): FieldProblem<TargetTyped>[] {
  return found<TargetTyped>([
    need(kind === "none" || numberIn(value) !== null, "value", commaWords(value) ?? "Give the target as a number."),
    need(from !== "", "from", "Choose the month from which it holds."),
    need(reason.trim() !== "", "reason", "Say who set it, and why."),
  ]);
}

export const targetOf = ({ measure, organisation, nation }: Place, typed: TargetTyped): NewTarget => ({
  measure,
  organisation: nation ? null : organisation,
  from: typed.from,
  value: typed.kind === "none" ? null : numberIn(typed.value),
  reason: typed.reason.trim(),
});

export function problemsInChange({ day, words }: ChangeTyped): FieldProblem<ChangeTyped>[] {
  return found<ChangeTyped>([
    need(DAY.test(day), "day", "Give the day, such as 2017-04-01."),
    need(words.trim() !== "", "words", "Say what changed."),
  ]);
}

export const changeOf = ({ measure, organisation }: Place, typed: ChangeTyped): NewChange => ({
  organisation,
  measure: typed.scope === "all" ? null : measure,
  day: typed.day,
  words: typed.words.trim(),
});
