/** Providers, contracts and days worked as typed, what is wrong with them, and as they are sent. */
import type { NewContract, NewDays, NewProvider } from "../../api/facultyTypes";
import { isDay } from "../../lib/days";
import { typedNumber } from "../../lib/number";
import type { FieldProblem } from "../../ui/fieldProblems";
import { workFieldOf } from "./workForm";

const told = <Field extends string>(problems: (FieldProblem<Field> | false)[]): FieldProblem<Field>[] =>
  problems.filter((problem) => problem !== false);

export type ProviderTyped = { name: string; specialism: string; contact: string };
export const noProvider: ProviderTyped = { name: "", specialism: "", contact: "" };

export const problemsInProvider = ({ name, specialism }: ProviderTyped): FieldProblem<keyof ProviderTyped>[] =>
  told<keyof ProviderTyped>([
    !name.trim() && { field: "name", message: "Give the provider’s name." },
    !specialism.trim() && { field: "specialism", message: "Say what they are specialists in, for example Lean." },
  ]);

export const providerOf = ({ name, specialism, contact }: ProviderTyped): NewProvider => ({
  name: name.trim(),
  specialism: specialism.trim(),
  contact: contact.trim() || null,
});

export type ContractTyped = { title: string; first: string; last: string; days: string };
export const noContract: ContractTyped = { title: "", first: "", last: "", days: "" };

export function problemsInContract({ title, first, last, days }: ContractTyped): FieldProblem<keyof ContractTyped>[] {
  const bought = typedNumber(days);
  return told<keyof ContractTyped>([
    !title.trim() && { field: "title", message: "Give the contract a title, for example Year one." },
    !isDay(first) && { field: "first", message: "Give the first day, for example 2018-04-01." },
    !isDay(last) && { field: "last", message: "Give the last day, for example 2019-03-31." },
    isDay(first) &&
      isDay(last) &&
      last < first && { field: "last", message: "It ends before it begins: choose a later last day." },
    (bought === null || bought <= 0 || bought > 10_000) && {
      field: "days",
      message: "Give the days it buys, a number above nought.",
    },
  ]);
}

export const contractOf = ({ title, first, last, days }: ContractTyped): NewContract => ({
  title: title.trim(),
  first,
  last,
  days: typedNumber(days) ?? 0,
});

export type WorkedTyped = {
  day: string;
  days: string;
  what: string;
  /** a cohort or an organisation, or empty for neither */
  where: string;
};

export function problemsInWorked({ day, days, what }: WorkedTyped): FieldProblem<keyof WorkedTyped>[] {
  const worked = typedNumber(days);
  return told<keyof WorkedTyped>([
    !isDay(day) && { field: "day", message: "Give the day, for example 2018-11-21." },
    (worked === null || worked <= 0 || worked > 366) && {
      field: "days",
      message: "Give the days worked, a number above nought: 0.5 for half a day.",
    },
    !what.trim() && { field: "what", message: "Say what was done, for example value stream of repeat prescriptions." },
  ]);
}

export function workedOf({ day, days, what, where }: WorkedTyped): NewDays {
  const [kind, code] = where.split(" ");
  return {
    day,
    days: typedNumber(days) ?? 0,
    what: what.trim(),
    ...(code && { [kind as "cohort" | "organisation"]: code }),
  };
}

export const workedFieldOf = (named: string): string | undefined =>
  workFieldOf(named) === "where" ? "where" : ["day", "days", "what"].find((field) => named.split(".").includes(field));
