/** A site: as typed, what is wrong with it, and what is sent. The API has the last word. */
import type { SiteChanges } from "../../api/programmeTypes";
import { chosenCode } from "../../ui/chosenCode";
import type { FieldProblem } from "../../ui/fieldProblems";

/** A practice as it was chosen; one of which only the code is known goes by its code. */
export type Sited = { code: string; name: string };
export type SiteTyped = { name: string; place: string; practices: Sited[]; adding: string };

/** The practices in a field: one that was chosen from the list, or codes with spaces or commas between. */
export function practicesIn(text: string): Sited[] | undefined {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  const codes = parts.map(chosenCode).filter((code) => code !== undefined);
  if (parts.length > 0 && codes.length === parts.length) return codes.map((code) => ({ code, name: "" }));
  const code = chosenCode(text);
  return code ? [{ code, name: text.slice(0, text.lastIndexOf(",")).trim() }] : undefined;
}

/** Takes what stands in the field into the list, each practice once; as it is where the field holds none. */
export function withAdded(typed: SiteTyped): SiteTyped {
  const more = practicesIn(typed.adding);
  if (!more) return typed;
  const fresh = more.filter(({ code }, place) => more.findIndex((each) => each.code === code) === place);
  const there = new Set(typed.practices.map(({ code }) => code));
  return { ...typed, adding: "", practices: [...typed.practices, ...fresh.filter(({ code }) => !there.has(code))] };
}

export function siteProblems({ name, place, adding }: SiteTyped): FieldProblem<keyof SiteTyped>[] {
  const problems: (FieldProblem<keyof SiteTyped> | false)[] = [
    name.trim() === "" && { field: "name", message: "Name the site." },
    place.trim() === "" && { field: "place", message: "Say where it is." },
    adding.trim() !== "" &&
      practicesIn(adding) === undefined && {
        field: "adding",
        message: "Choose a practice from the list, or give codes with spaces between.",
      },
  ];
  return problems.filter((problem) => problem !== false);
}

export const siteOf = (typed: SiteTyped): SiteChanges => ({
  name: typed.name.trim(),
  place: typed.place.trim(),
  practices: withAdded(typed).practices.map(({ code }) => code),
});

export const fieldOfSite = (named: string): string | undefined => {
  const [name = ""] = named.replace(/^body\./, "").split(".");
  return name === "practices" ? "adding" : ["name", "place"].find((field) => field === name);
};
