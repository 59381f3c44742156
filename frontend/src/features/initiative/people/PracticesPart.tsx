import { TextInput } from "nhsuk-react-components";
import { Link } from "@tanstack/react-router";
import { isDay } from "../../../lib/days";
import { today } from "../../../lib/moment";
import { longDate } from "../../../lib/period";
import { organisationPath } from "../../../lib/places";
import { Empty } from "../../../ui/Empty";
import { ScrollCard } from "../../../ui/ScrollCard";
import { useEntry } from "../../../ui/useEntry";
import { useOpened } from "../../../ui/useOpened";
import { AddPractices } from "./AddPractices";
import { EntryCard } from "../EntryCard";
import { Part } from "../Part";
import { Remove } from "../Remove";
import { endPractice, takeOutPractice } from "./queries";
import type { Page } from "../types";

type Taking = Page["practices"]["items"][number];

/** The practices taking part, each from its first day. One that stops keeps its figures up to its last day. */
export function PracticesPart({ page }: { page: Page }) {
  const { code, practices } = page;
  const { opened, said, open, cancel, finish } = useOpened<"new" | number>();
  const ending = practices.items.find(({ id }) => id === opened);
  const hidden = practices.total - practices.items.length;
  return (
    <Part
      id="practices-heading"
      title="Practices"
      add={{ label: "Add practices", onOpen: () => open("new") }}
      form={
        <>
          {opened === "new" && <AddPractices page={page} onDone={finish} onCancel={cancel} />}
          {ending && <EndForm key={ending.id} code={code} part={ending} onDone={finish} onCancel={cancel} />}
        </>
      }
      said={said}
    >
      {practices.total === 0 ? (
        <Empty title="No practice takes part yet.">Add several at once; each can begin and end on its own day.</Empty>
      ) : (
        <ScrollCard label="Table of practices">
          <table className="table">
            <caption className="visually-hidden">Practices taking part</caption>
            <thead>
              <tr>
                <th scope="col">Practice</th>
                <th scope="col">First day</th>
                <th scope="col">Last day</th>
                <th scope="col">
                  <span className="visually-hidden">End or take out</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {practices.items.map((part) => (
                <tr key={part.id}>
                  <th scope="row">
                    <Link to={organisationPath(part.practice)}>{part.practice.name}</Link>
                  </th>
                  <td>{longDate(part.first)}</td>
                  <td>{part.last ? longDate(part.last) : <span className="note">goes on</span>}</td>
                  <td>
                    <span className="actions row-acts">
                      <button type="button" className="link-button" onClick={() => open(part.id)}>
                        {part.last ? "Change its end" : "End"}
                        <span className="visually-hidden">: {part.practice.name}</span>
                      </button>
                      <Remove
                        act="Take out"
                        of={part.practice.name}
                        question={`It is as if ${part.practice.name} had never taken part.`}
                        still={`${part.practice.name} still takes part.`}
                        remove={() => takeOutPractice(code, part.id, part.revision)}
                      />
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollCard>
      )}
      {hidden > 0 && (
        <p className="note after-card">
          {hidden} more {hidden === 1 ? "practice is" : "practices are"} outside your area: counted, not named here.
        </p>
      )}
    </Part>
  );
}

type EndTyped = { last: string };
type EndFormProps = { code: string; part: Taking; onDone: (said: string) => void; onCancel: () => void };

function EndForm({ code, part, onDone, onCancel }: EndFormProps) {
  const { id, practice, first, last, revision } = part;
  const entry = useEntry<EndTyped>({
    name: `ending.${id}`,
    start: () => ({ last: last ?? today() }),
    problemsIn: (typed) =>
      typed.last !== "" && !isDay(typed.last)
        ? [{ field: "last", message: "Give its last day, or leave it empty: then it goes on." }]
        : [],
    existing: { saved: { last: last ?? "" }, revision },
    send: (typed, over) => endPractice(code, id, over.revision, typed.last || null),
    onDone: (_, typed) =>
      onDone(typed.last ? `${practice.name} takes part until ${longDate(typed.last)}.` : `${practice.name} goes on.`),
  });
  return (
    <EntryCard
      entry={entry}
      name="ending"
      title={`The last day of ${practice.name}`}
      unchanged={`${practice.name} takes part as before`}
      act="Save"
      onCancel={onCancel}
      existing={{ what: practice.name, names: { last: "Last day" } }}
    >
      <TextInput
        label="Last day"
        hint={`It takes part from ${longDate(first)}. Empty: it goes on.`}
        type="date"
        {...entry.field("last")}
      />
    </EntryCard>
  );
}
