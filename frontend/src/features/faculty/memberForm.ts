/** A member of the faculty as typed, what is wrong with it, and as it is sent. The API has the last word. */
import type { FacultyMember, MemberChanges, NewMember } from "../../api/facultyTypes";
import { isDay } from "../../lib/days";
import { typedNumber } from "../../lib/number";
import type { FieldProblem } from "../../ui/fieldProblems";

export type MemberTyped = {
  background: string;
  region: string;
  days_per_month: string;
  /** separated by commas or lines */
  skills: string;
};
export type NewMemberTyped = MemberTyped & { name: string; email: string; joined: string; founder: boolean };

/** As the fields stand on the page: a refusal that names none goes to the first. */
export const nobody: NewMemberTyped = {
  name: "",
  email: "",
  background: "",
  region: "",
  joined: "",
  days_per_month: "",
  skills: "",
  founder: false,
};

export const typedOf = (member: FacultyMember): MemberTyped => ({
  background: member.background,
  region: member.region?.code ?? "",
  days_per_month: String(member.days_per_month),
  skills: member.skills.join(", "),
});

/** "Lean, coaching" and a line each are the same; none twice. */
export const skillsTyped = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map((skill) => skill.trim())
      .filter(Boolean),
  ),
];

export function problemsInMember({ background, days_per_month }: MemberTyped): FieldProblem<keyof MemberTyped>[] {
  const days = typedNumber(days_per_month);
  const problems: (FieldProblem<keyof MemberTyped> | false)[] = [
    !background.trim() && { field: "background", message: "Say what they were before, for example GP partner." },
    (days === null || days < 0 || days > 31) && {
      field: "days_per_month",
      message: "Give the days a month they have, a number from 0 to 31.",
    },
  ];
  return problems.filter((problem) => problem !== false);
}

export function problemsInNewMember(typed: NewMemberTyped): FieldProblem<keyof NewMemberTyped>[] {
  const problems: (FieldProblem<keyof NewMemberTyped> | false)[] = [
    !typed.name.trim() && { field: "name", message: "Give a name." },
    ...problemsInMember(typed),
    !isDay(typed.joined) && { field: "joined", message: "Give the day they joined, for example 2018-11-21." },
  ];
  return problems.filter((problem) => problem !== false);
}

export const changesOf = (typed: MemberTyped): MemberChanges => ({
  background: typed.background.trim(),
  region: typed.region || null,
  days_per_month: typedNumber(typed.days_per_month) ?? 0,
  skills: skillsTyped(typed.skills),
});

export const newMemberOf = (typed: NewMemberTyped): NewMember => ({
  name: typed.name.trim(),
  email: typed.email.trim() || null,
  background: typed.background.trim(),
  region: typed.region || null,
  joined: typed.joined,
  days_per_month: typedNumber(typed.days_per_month) ?? 0,
  skills: skillsTyped(typed.skills),
  founder: typed.founder,
});
