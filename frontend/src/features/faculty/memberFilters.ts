/** What members can be narrowed down by. */
import type { FacultyMember } from "../../api/facultyTypes";
import { membersAsked } from "./queries";
import type { MembersSearch } from "./search";

type Option = { value: string; label: string };

const byLabel = (a: Option, b: Option): number => a.label.localeCompare(b.label, "en-GB");

export function regionsIn(members: FacultyMember[]): Option[] {
  const found = new Map(members.flatMap(({ region }) => (region ? [[region.code, region.name] as const] : [])));
  return [...found].map(([value, label]) => ({ value, label })).sort(byLabel);
}

export const skillsIn = (members: FacultyMember[]): Option[] =>
  [...new Set(members.flatMap(({ skills }) => skills))].map((skill) => ({ value: skill, label: skill })).sort(byLabel);

/** A choice from an address that nobody has (any more) is still shown as chosen. */
export const withChosen = (options: Option[], chosen: string | undefined): Option[] =>
  chosen === undefined || options.some(({ value }) => value === chosen)
    ? options
    : [...options, { value: chosen, label: chosen }];

/** The same members as a file. */
export function csvOf(search: MembersSearch): string {
  const asked = new URLSearchParams(
    Object.entries(membersAsked(search)).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as [string, string]],
    ),
  );
  return `/api/v1/faculty-members.csv${asked.size ? `?${asked.toString()}` : ""}`;
}
