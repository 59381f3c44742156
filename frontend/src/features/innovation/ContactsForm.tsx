import { TextInput } from "nhsuk-react-components";
import { useState } from "react";
import type { Innovation } from "../../api/innovationTypes";
import { Conflict } from "../../ui/Conflict";
import { EntryForm } from "../../ui/EntryForm";
import { PickOrganisation } from "../../ui/PickOrganisation";
import { Said } from "../../ui/Said";
import { useEntry } from "../../ui/useEntry";
import {
  contactsOf,
  contactsWords,
  fieldOf,
  nobody,
  problemsIn,
  sentOf,
  type ContactsTyped,
  type ContactTyped,
} from "./contactsTyped";
import { setContacts } from "./queries";

const typedOf = (innovation: Innovation): ContactsTyped => ({ contacts: contactsOf(innovation) });

/** Whom to talk to, as a whole list. */
export function ContactsForm({ innovation }: { innovation: Innovation }) {
  const [said, setSaid] = useState("");
  const entry = useEntry<ContactsTyped, Innovation>({
    name: `contacts.${innovation.code}`,
    start: () => typedOf(innovation),
    problemsIn,
    fieldOf,
    existing: { saved: typedOf(innovation), revision: innovation.revision },
    send: (typed, { revision }) => setContacts(innovation.code, revision, sentOf(typed)),
    onDone: (answer) => {
      entry.take(typedOf(answer));
      setSaid("Whom to talk to has been saved.");
    },
  });
  const { contacts } = entry.typed;
  const setContact = (place: number, next: Partial<ContactTyped>) =>
    entry.change({ contacts: contacts.map((each, at) => (at === place ? { ...each, ...next } : each)) });
  return (
    <section aria-labelledby="contacts-heading" className="section">
      <h2 id="contacts-heading">Who to talk to</h2>
      <Said words={said} />
      <EntryForm
        entry={entry}
        label="Who to talk to"
        unchanged="The list is as it was"
        act="Save whom to talk to"
        conflict={
          entry.stale && (
            <Conflict
              what="The list of whom to talk to"
              differences={[
                {
                  label: "Who to talk to",
                  theirs: contactsWords(entry.saved.contacts),
                  mine: contactsWords(contacts),
                },
              ]}
              busy={entry.busy}
              onMine={entry.again}
              onTheirs={() => entry.take()}
            />
          )
        }
      >
        <ul className="innovation-rows">
          {contacts.map((contact, place) => (
            <li key={place}>
              <Row
                contact={contact}
                hint={place === 0 ? "“Began it; 11 practices since 2016”" : undefined}
                idOf={(field) => entry.idOf(`contacts.${place}.${field}`)}
                wrong={(field) => entry.wrong(`contacts.${place}.${field}`)}
                onChange={(next) => setContact(place, next)}
              />
              <button
                type="button"
                className="link-button"
                onClick={() => entry.change({ contacts: contacts.filter((_, at) => at !== place) })}
              >
                Take out<span className="visually-hidden"> {contact.name || "this line"}</span>
              </button>
            </li>
          ))}
        </ul>
        <p>
          <button type="button" className="button" onClick={() => entry.change({ contacts: [...contacts, nobody] })}>
            Add somebody
          </button>
        </p>
      </EntryForm>
    </section>
  );
}

type RowProps = {
  contact: ContactTyped;
  /** what may be told, said once */
  hint: string | undefined;
  idOf: (field: string) => string;
  wrong: (field: string) => string | undefined;
  onChange: (next: Partial<ContactTyped>) => void;
};

/** Somebody who is named already keeps their name: another name is another person. */
function Row({ contact: { person, name, email, organisation, words }, hint, idOf, wrong, onChange }: RowProps) {
  const text = (field: "name" | "email" | "words", value: string) => ({
    id: idOf(field),
    value,
    error: wrong(field),
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [field]: event.currentTarget.value }),
  });
  return (
    <div className="form-fields">
      {person === null ? (
        <>
          <TextInput label="Name" maxLength={200} {...text("name", name)} />
          <TextInput label="Email (optional)" type="email" {...text("email", email)} />
        </>
      ) : (
        <p>
          <b>{name}</b>
        </p>
      )}
      <PickOrganisation
        id={idOf("organisation")}
        label="Where they work"
        kinds={["practice", "federation", "network", "commissioner"]}
        value={organisation}
        error={wrong("organisation")}
        onChange={(typed) => onChange({ organisation: typed })}
      />
      <TextInput label="What they can tell (optional)" hint={hint} maxLength={200} {...text("words", words)} />
    </div>
  );
}
