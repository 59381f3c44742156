/** A new initiative as it is typed: a title and an owner are enough, the rest can wait. Pure. */
import type { OrganisationRef } from "../../api/types";
import { isDay } from "../../lib/days";
import { chosenCode, organisationWords } from "../../ui/chosenCode";
import type { FieldProblem } from "../../ui/fieldProblems";
import type { NewInitiative } from "./queries";
import type { NewSearch } from "./search";

export type NewTyped = {
  title: string;
  owner: string;
  theme: string;
  what: string;
  how_much: string;
  for_whom: string;
  by: string;
};
export const OWNERS = ["practice", "federation", "commissioner"] as const;

/** The owner is the person's own organisation, where that can own one. */
export function startOf({ owner, title }: NewSearch, own: OrganisationRef): NewTyped {
  const ours = OWNERS.some((kind) => kind === own.kind) ? organisationWords(own) : "";
  const given = owner === own.code ? ours : owner;
  return { title: title ?? "", owner: given ?? ours, theme: "", what: "", how_much: "", for_whom: "", by: "" };
}

export function problemsIn({ title, owner, by }: NewTyped): FieldProblem<keyof NewTyped>[] {
  const problems: FieldProblem<keyof NewTyped>[] = [];
  if (title.trim() === "") problems.push({ field: "title", message: "Give it a title that people will recognise." });
  if (owner.trim() === "") problems.push({ field: "owner", message: "Say whose initiative it is." });
  else if (chosenCode(owner) === undefined) {
    problems.push({ field: "owner", message: "Choose an organisation from the list, or type its code." });
  }
  if (by !== "" && !isDay(by)) problems.push({ field: "by", message: "Give a day, or leave it empty." });
  return problems;
}

export function newOf(typed: NewTyped, project: number | undefined): Partial<NewInitiative> {
  const aim = {
    what: typed.what.trim() || null,
    how_much: typed.how_much.trim() || null,
    for_whom: typed.for_whom.trim() || null,
    by: typed.by || null,
  };
  return {
    title: typed.title.trim(),
    owner: chosenCode(typed.owner) ?? null,
    theme: typed.theme === "" ? null : Number(typed.theme),
    ...(Object.values(aim).some((part) => part !== null) && { aim }),
    ...(project !== undefined && { project }),
  };
}
