/** A client as typed, what is wrong with it, and as it is sent. The API has the last word. */
import type { Client, ClientChanges, NewClient, Scope } from "../../api/exchangeTypes";
import { isDay } from "../../lib/days";
import { longDate } from "../../lib/period";
import { chosenCode, organisationWords } from "../../ui/chosenCode";
import type { FieldProblem } from "../../ui/fieldProblems";
import { scopeWords } from "./words";

/** Facts that can be changed later. `another` is a commissioner that is typed and not added yet. */
export type FactsTyped = {
  name: string;
  commissioners: string[];
  another: string;
  scopes: Scope[];
  expires_on: string;
};
export type ClientTyped = FactsTyped & { code: string };

/** As the fields stand on the page: a refusal that names none goes to the first. */
export const noClient: ClientTyped = {
  name: "",
  code: "",
  commissioners: [],
  another: "",
  scopes: ["figures"],
  expires_on: "",
};

export const typedOf = ({ name, commissioners, scopes, expires_on }: Client): FactsTyped => ({
  name,
  commissioners: commissioners.map(organisationWords),
  another: "",
  scopes,
  expires_on: expires_on ?? "",
});

/** The last that was typed is meant too, though "Add" was not pressed. */
export function commissionersMeant({ commissioners, another }: FactsTyped): string[] {
  const codes = [...commissioners, another].map(chosenCode).filter((code) => code !== undefined);
  return [...new Set(codes)];
}

export function problemsInFacts(typed: FactsTyped): FieldProblem<keyof FactsTyped>[] {
  const half = typed.another.trim() !== "" && chosenCode(typed.another) === undefined;
  const problems: (FieldProblem<keyof FactsTyped> | false)[] = [
    !typed.name.trim() && { field: "name", message: "Give a name by which people know the system." },
    half && { field: "another", message: "Choose a commissioner from the list, or type its code." },
    !half &&
      commissionersMeant(typed).length === 0 && {
        field: "another",
        message: "Choose whose practices it may see: one commissioner or more, or the nation.",
      },
    typed.scopes.length === 0 && { field: "scopes", message: "Tick at least one thing that it may pull." },
    typed.expires_on !== "" &&
      !isDay(typed.expires_on) && {
        field: "expires_on",
        message: "Give the first day on which it may not sign in any more, or leave it empty.",
      },
  ];
  return problems.filter((problem) => problem !== false);
}

const CODE = /^[a-z0-9][a-z0-9._-]{1,59}$/;

export const problemsInClient = (typed: ClientTyped): FieldProblem<keyof ClientTyped>[] => [
  ...problemsInFacts(typed),
  ...(CODE.test(typed.code.trim())
    ? []
    : [
        {
          field: "code" as const,
          message: "Give a code of small letters, digits, dots and dashes: tideway-warehouse.",
        },
      ]),
];

/** As it is sent. */
const factsOf = (typed: FactsTyped) => ({
  name: typed.name.trim(),
  commissioners: commissionersMeant(typed),
  scopes: typed.scopes,
  expires_on: typed.expires_on || null,
});

export const clientOf = (typed: ClientTyped): NewClient => ({ code: typed.code.trim(), ...factsOf(typed) });

/** Only what was changed, so that another's change elsewhere stays. */
export function changesOf(before: FactsTyped, typed: FactsTyped): ClientChanges {
  const was = factsOf(before);
  const changed = Object.entries(factsOf(typed)).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name as keyof typeof was]),
  );
  return Object.fromEntries(changed);
}

type Written = { label: string; text: string };

const written = (typed: FactsTyped): Written[] => [
  { label: "Name", text: typed.name.trim() },
  { label: "Commissioners", text: commissionersMeant(typed).toSorted().join(", ") },
  { label: "May pull", text: scopeWords(typed.scopes) },
  { label: "Ends on", text: typed.expires_on ? longDate(typed.expires_on) : "no end" },
];

/** Where two versions differ, in words. */
export function differing(theirs: FactsTyped, mine: FactsTyped): { label: string; theirs: string; mine: string }[] {
  const saved = written(theirs);
  return written(mine).flatMap(({ label, text }, place) => {
    const other = saved[place]?.text ?? "";
    return other === text ? [] : [{ label, theirs: other, mine: text }];
  });
}
