import { useRef } from "react";
import type { Client } from "../../api/exchangeTypes";
import { Conflict } from "../../ui/Conflict";
import { EntryForm } from "../../ui/EntryForm";
import { useEntry } from "../../ui/useEntry";
import { changesOf, differing, problemsInFacts, typedOf, type FactsTyped } from "./clientTyped";
import { FactsFields } from "./FactsFields";
import { changeClient } from "./queries";

/** The draft holds what stood there when typing began, and the revision it was seen at. */
type Typed = FactsTyped & { before: FactsTyped; seen: number };

const beginning = (client: Client): Typed => ({ ...typedOf(client), before: typedOf(client), seen: client.revision });

const fieldOf = (named: string): string | undefined => {
  const parts = named.split(".");
  return parts.includes("commissioners") ? "another" : parts.find((part) => /^(name|scopes|expires_on)$/.test(part));
};

/** What a client may read is changed; where somebody else did so meanwhile, both versions are shown. */
export function ChangeFacts({ client, onClose }: { client: Client; onClose: () => void }) {
  const saved = typedOf(client);
  // Mine over theirs, once both have been looked at.
  const over = useRef<number>(undefined);
  const entry = useEntry<Typed>({
    name: `client-facts.${client.code}`,
    start: () => beginning(client),
    problemsIn: problemsInFacts,
    fieldOf,
    send: (typed) => {
      // Where only its keys have changed since, nobody's words are written over.
      const untouched = differing(typed.before, saved).length === 0;
      const revision = over.current ?? (untouched ? client.revision : typed.seen);
      return changeClient(client.code, revision, changesOf(typed.before, typed));
    },
    onDone: onClose,
  });
  // Only what was changed here is sent: what another changed elsewhere stays, and is nothing to decide on.
  const mine = new Set(differing(entry.typed.before, entry.typed).map(({ label }) => label));
  return (
    <section className="section" aria-labelledby="change-heading">
      <h2 id="change-heading">Change what it may read</h2>
      <p className="note">
        What is taken away, its copy is told to delete with the next changes that it pulls; what is added arrives whole.
      </p>
      <EntryForm
        entry={entry}
        label="Change what it may read"
        unchanged="The client is as it was"
        act="Save the changes"
        leave={
          <button
            type="button"
            className="link-button"
            onClick={() => {
              entry.forget();
              onClose();
            }}
          >
            Leave it as it is
          </button>
        }
        conflict={
          <Conflict
            what="This client"
            differences={differing(saved, entry.typed).filter(({ label }) => mine.has(label))}
            busy={entry.busy}
            onMine={() => {
              over.current = client.revision;
              entry.again();
            }}
            onTheirs={() => entry.take(beginning(client))}
          />
        }
      >
        <FactsFields entry={entry} />
      </EntryForm>
    </section>
  );
}
