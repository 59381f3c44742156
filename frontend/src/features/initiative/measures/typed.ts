/** A measure of an initiative as it is typed: texts all, until they are sent. Pure. */
import { typedNumber } from "../../../lib/number";
import type { FieldProblem } from "../../../ui/fieldProblems";
import type { InitiativeMeasure, MeasureChanges, NewMeasure } from "./queries";

export type Kind = "share" | "rate" | "count" | "hours" | "mean" | "other";
export type Asked = { family: string; aim: string; baseline_months: string; due_days: string };
export type ChosenTyped = Asked & { measure: string };
export type MeasureTyped = Asked & {
  title: string;
  kind: Kind;
  numerator: string;
  denominator: string;
  direction: string;
  by_practice: string;
  unit_label: string;
  decimals: string;
};

type Meaning = Pick<InitiativeMeasure, "unit" | "aggregation" | "multiplier" | "decimals">;
/** What can be measured, in the words of those who measure. */
export const KINDS: Record<Exclude<Kind, "other">, Meaning & { label: string; counted: string; of: string | null }> = {
  share: {
    label: "A share: so many of so many",
    counted: "Call backs made within 30 minutes",
    of: "Call backs asked for",
    ...{ unit: "percent", aggregation: "ratio", multiplier: 100, decimals: 0 },
  },
  count: {
    label: "A number a month",
    counted: "Complaints about the phones",
    of: null,
    ...{ unit: "count", aggregation: "sum", multiplier: 1, decimals: 0 },
  },
  hours: {
    label: "Hours a month",
    counted: "Hours of overtime at reception",
    of: null,
    ...{ unit: "hours", aggregation: "sum", multiplier: 1, decimals: 0 },
  },
  rate: {
    label: "So many for every 1,000",
    counted: "Calls to 111",
    of: "Registered patients",
    ...{ unit: "rate", aggregation: "ratio", multiplier: 1000, decimals: 1 },
  },
  mean: {
    label: "An average or a score, known as one value",
    counted: "",
    of: null,
    ...{ unit: "score", aggregation: "mean", multiplier: 1, decimals: 1 },
  },
};

export const hasParts = (kind: Kind): boolean => kind !== "mean";
export const hasWhole = (kind: Kind): boolean => kind === "share" || kind === "rate" || kind === "other";

export const freshChoice = (): ChosenTyped => ({
  measure: "",
  family: "",
  aim: "",
  baseline_months: "",
  due_days: "14",
});

export const freshMeasure = (): MeasureTyped => ({
  title: "",
  kind: "share",
  numerator: "",
  denominator: "",
  direction: "higher",
  by_practice: "no",
  unit_label: "",
  decimals: "",
  family: "process",
  aim: "",
  baseline_months: "",
  due_days: "14",
});

const text = (value: number | null) => (value === null ? "" : String(value));

export const askedOf = ({ family, aim, baseline_months, due_days }: InitiativeMeasure): Asked => ({
  family,
  aim: text(aim),
  baseline_months: text(baseline_months),
  due_days: text(due_days),
});

export const typedOf = (measure: InitiativeMeasure): MeasureTyped => ({
  ...askedOf(measure),
  title: measure.title,
  kind: kindOf(measure),
  numerator: measure.numerator ?? "",
  denominator: measure.denominator ?? "",
  direction: measure.direction,
  by_practice: measure.by_practice ? "yes" : "no",
  unit_label: measure.unit_label,
  decimals: text(measure.decimals),
});

function kindOf({ unit, aggregation, multiplier }: InitiativeMeasure): Kind {
  if (aggregation === "mean") return "mean";
  if (aggregation === "sum") return unit === "hours" ? "hours" : "count";
  if (unit === "percent") return "share";
  return unit === "rate" && multiplier === 1000 ? "rate" : "other";
}

type Found = FieldProblem<keyof MeasureTyped & string>[];

function problemsOfAsked({ aim, baseline_months, due_days }: Asked): Found {
  const found: Found = [];
  const number = aim.trim() === "" ? 0 : typedNumber(aim.replace("%", ""));
  if (number === null || number < 0) found.push({ field: "aim", message: "Give the aim as a number, such as 90." });
  const months = baseline_months.trim() === "" ? 12 : typedNumber(baseline_months);
  if (months === null || !Number.isInteger(months) || months < 12) {
    found.push({ field: "baseline_months", message: "Give at least 12 months for the limits, or none." });
  }
  const days = typedNumber(due_days);
  if (days === null || !Number.isInteger(days) || days < 0 || days > 365) {
    found.push({ field: "due_days", message: "Say how many days after a month its figure is due, such as 14." });
  }
  return found;
}

export const choiceProblems = (typed: ChosenTyped): FieldProblem[] => [
  ...(typed.measure === "" ? [{ field: "measure", message: "Choose a measure of the library." }] : []),
  ...problemsOfAsked(typed),
];

export const askedProblems = (typed: Asked): FieldProblem[] => problemsOfAsked(typed);

export function measureProblems(typed: MeasureTyped): FieldProblem[] {
  const found: Found = [];
  if (typed.title.trim() === "") found.push({ field: "title", message: "Give the measure a title." });
  if (hasParts(typed.kind) && typed.numerator.trim() === "") {
    found.push({ field: "numerator", message: "Say what is counted." });
  }
  if (hasWhole(typed.kind) && typed.denominator.trim() === "") {
    found.push({ field: "denominator", message: "Say of what it is a part." });
  }
  return [...found, ...problemsOfAsked(typed)];
}

const orNull = (typed: string): number | null => (typed.trim() === "" ? null : typedNumber(typed.replace("%", "")));

const asked = (typed: Asked): Pick<NewMeasure, "aim" | "baseline_months" | "due_days"> => ({
  aim: orNull(typed.aim),
  baseline_months: orNull(typed.baseline_months),
  due_days: orNull(typed.due_days) ?? 14,
});

type Family = InitiativeMeasure["family"];

export const choiceOf = (typed: ChosenTyped): NewMeasure => ({
  measure: typed.measure,
  family: typed.family === "" ? null : (typed.family as Family),
  ...asked(typed),
});

/** "% of call backs asked for", where nothing else is said. */
export function unitLabel({ kind, unit_label, denominator }: MeasureTyped): string | null {
  const [said, whole] = [unit_label.trim(), denominator.trim()];
  if (said) return said;
  return kind === "share" && whole ? `% of ${whole.charAt(0).toLowerCase()}${whole.slice(1)}` : null;
}

const parts = (typed: MeasureTyped) => ({
  title: typed.title.trim(),
  numerator: hasParts(typed.kind) ? typed.numerator.trim() : null,
  denominator: hasWhole(typed.kind) ? typed.denominator.trim() : null,
  direction: typed.direction as InitiativeMeasure["direction"],
  by_practice: typed.by_practice === "yes",
  family: typed.family as Family,
  ...asked(typed),
});

export function definitionOf(typed: MeasureTyped): NewMeasure {
  const { unit, aggregation, multiplier, decimals } = KINDS[typed.kind === "other" ? "share" : typed.kind];
  return {
    ...parts(typed),
    ...{ unit, aggregation, multiplier: multiplier as NewMeasure["multiplier"] },
    decimals: orNull(typed.decimals) ?? decimals,
    unit_label: unitLabel(typed),
  };
}

/** What differs from how the measure stands: what it means is sent only where another kind was chosen. */
export function changesOf(typed: MeasureTyped, measure: InitiativeMeasure): MeasureChanges {
  if (measure.measure !== null) return { family: typed.family as Family, ...asked(typed) };
  const label = {
    unit_label: unitLabel(typed) ?? measure.unit_label,
    decimals: orNull(typed.decimals) ?? measure.decimals,
  };
  if (typed.kind === kindOf(measure) || typed.kind === "other") return { ...parts(typed), ...label };
  const { unit, aggregation, multiplier } = KINDS[typed.kind];
  return { ...parts(typed), ...label, unit, aggregation, multiplier: multiplier as MeasureChanges["multiplier"] };
}

export const FIELD_NAMES: Record<keyof MeasureTyped, string> = {
  title: "Title",
  kind: "What kind of number",
  numerator: "What is counted",
  denominator: "Of what",
  direction: "Better when",
  by_practice: "Each practice gives its own",
  family: "Family",
  aim: "Aim",
  unit_label: "Unit",
  decimals: "Decimals",
  baseline_months: "Months of the baseline",
  due_days: "Days until overdue",
};
