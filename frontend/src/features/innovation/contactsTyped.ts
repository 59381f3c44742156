/** Whom to talk to, as typed. Pure. */
import type { Innovation, NewContact } from "../../api/innovationTypes";
import { chosenCode, organisationWords } from "../../ui/chosenCode";
import type { FieldProblem } from "../../ui/fieldProblems";

export type ContactTyped = {
  /** of somebody who is a contact already */
  person: number | null;
  name: string;
  email: string;
  organisation: string;
  words: string;
};
export type ContactsTyped = { contacts: ContactTyped[] };

export const nobody: ContactTyped = { person: null, name: "", email: "", organisation: "", words: "" };

export const contactsOf = ({ contacts }: Pick<Innovation, "contacts">): ContactTyped[] =>
  contacts.map(({ person, name, organisation, words }) => ({
    person,
    name,
    email: "",
    organisation: organisationWords(organisation),
    words,
  }));

export function problemsIn({ contacts }: ContactsTyped): FieldProblem[] {
  return contacts.flatMap(({ name, organisation }, place) => [
    ...(name.trim() ? [] : [{ field: `contacts.${place}.name`, message: "Give a name, or take this line out." }]),
    ...(chosenCode(organisation)
      ? []
      : [
          {
            field: `contacts.${place}.organisation`,
            message: "Choose where they work from the list, or type its code.",
          },
        ]),
  ]);
}

export const sentOf = ({ contacts }: ContactsTyped): NewContact[] =>
  contacts.map(({ person, name, email, organisation, words }) => ({
    ...(person === null ? { name: name.trim(), email: email.trim() || null } : { person }),
    organisation: chosenCode(organisation) ?? "",
    words: words.trim(),
  }));

/** The field of the form that the API means: "body.contacts.1.email" is "contacts.1.email". */
export const fieldOf = (named: string): string | undefined => /contacts\.\d+\.\w+/.exec(named)?.[0];

/** The list in words, for two versions side by side. */
export const contactsWords = (contacts: ContactTyped[]): string =>
  contacts.map(({ name, organisation, words }) => [name, organisation, words].filter(Boolean).join(", ")).join("; ") ||
  "nobody";
