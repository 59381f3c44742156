/** Work that is about to be given to a member of the faculty: as typed, what is wrong with it, and as it is sent. */
import type { NewAssignment } from "../../api/facultyTypes";
import { isDay } from "../../lib/days";
import { typedNumber } from "../../lib/number";
import type { FieldProblem } from "../../ui/fieldProblems";

export type WorkTyped = {
  /** a cohort or an organisation, as `cohortChoice` and `organisationChoice` write it */
  where: string;
  part: string;
  days_per_month: string;
  first: string;
  /** empty while nobody knows the end */
  last: string;
};

export const cohortChoice = (code: string): string => `cohort ${code}`;
export const organisationChoice = (code: string): string => `organisation ${code}`;

export function problemsInWork({
  where,
  part,
  days_per_month,
  first,
  last,
}: WorkTyped): FieldProblem<keyof WorkTyped>[] {
  const days = typedNumber(days_per_month);
  const problems: (FieldProblem<keyof WorkTyped> | false)[] = [
    !where && { field: "where", message: "Choose a cohort or a federation." },
    !part.trim() && { field: "part", message: "Say what they do there, for example adviser." },
    (days === null || days <= 0 || days > 31) && {
      field: "days_per_month",
      message: "Give the days a month it takes, a number above 0 and up to 31.",
    },
    !isDay(first) && { field: "first", message: "Give the first day, for example 2018-11-21." },
    last !== "" && !isDay(last) && { field: "last", message: "Give the last day, or leave it empty." },
    isDay(first) &&
      isDay(last) &&
      last < first && { field: "last", message: "It ends before it begins: choose a later last day." },
  ];
  return problems.filter((problem) => problem !== false);
}

export function workOf(member: number, { where, part, days_per_month, first, last }: WorkTyped): NewAssignment {
  const [kind, code] = where.split(" ");
  return {
    member,
    [kind as "cohort" | "organisation"]: code,
    part: part.trim(),
    first,
    last: last || null,
    days_per_month: typedNumber(days_per_month) ?? 0,
  };
}

/** What the API calls by one of two names is asked for in one field. */
export const workFieldOf = (named: string): keyof WorkTyped | undefined => {
  const name = named.split(".").at(-1) ?? "";
  if (name === "cohort" || name === "organisation") return "where";
  return (["part", "first", "last", "days_per_month"] as const).find((field) => field === name);
};
