/** A learning set as typed, what is wrong with it, and who in it the reader is. */
import type { LearningSet } from "../../api/facultyTypes";
import type { FieldProblem } from "../../ui/fieldProblems";

export type SetTyped = { name: string; facilitator: string; members: number[] };
export const noSet: SetTyped = { name: "", facilitator: "", members: [] };

export const typedOf = ({ name, facilitator, members }: LearningSet): SetTyped => ({
  name,
  facilitator: String(facilitator.member),
  members: members.map(({ participant }) => participant),
});

export function problemsInSet({ name, facilitator }: SetTyped): FieldProblem<keyof SetTyped>[] {
  const problems: (FieldProblem<keyof SetTyped> | false)[] = [
    !name.trim() && { field: "name", message: "Give the set a name, for example A." },
    !facilitator && { field: "facilitator", message: "Choose who facilitates it." },
  ];
  return problems.filter((problem) => problem !== false);
}

export const setOf = ({ name, facilitator, members }: SetTyped) => ({
  name: name.trim(),
  facilitator: Number(facilitator),
  members,
});

/** "Set A": people call it A, Set A, or a name. */
export const setTitle = (name: string): string => (/\bset\b/i.test(name) ? name : `Set ${name}`);

/** Whether the reader is one of those to whom the set belongs; as a member who has left the cohort they are not. */
export const isInside = ({ facilitator, members }: LearningSet): boolean =>
  facilitator.you || members.some(({ you, left_on }) => you && left_on === null);

/** Who of the cohort is in a set other than this one: nobody is in two. */
export const inOtherSets = (sets: LearningSet[], own: number | undefined): Set<number> =>
  new Set(sets.filter(({ id }) => id !== own).flatMap(({ members }) => members.map(({ participant }) => participant)));
