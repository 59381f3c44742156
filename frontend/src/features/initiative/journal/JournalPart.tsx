import { Textarea, TextInput } from "nhsuk-react-components";
import { isDay } from "../../../lib/days";
import { today } from "../../../lib/moment";
import { longDate } from "../../../lib/period";
import { Empty } from "../../../ui/Empty";
import type { FieldProblem } from "../../../ui/fieldProblems";
import { useEntry } from "../../../ui/useEntry";
import { useOpened } from "../../../ui/useOpened";
import { EntryCard } from "../EntryCard";
import { Part } from "../Part";
import { Remove } from "../Remove";
import { addEntry, changeEntry, removeEntry } from "./queries";
import type { Page } from "../types";

type Written = Page["journal"][number];
type NoteTyped = { words: string; day: string; link: string };
const NAMES: Record<keyof NoteTyped, string> = { words: "What happened", day: "Day", link: "Document" };

const typedOf = (written?: Written): NoteTyped => ({
  words: written?.words ?? "",
  day: written?.day ?? today(),
  link: written?.link ?? "",
});

function problemsIn({ words, day, link }: NoteTyped): FieldProblem<keyof NoteTyped>[] {
  const problems: FieldProblem<keyof NoteTyped>[] = [];
  if (words.trim() === "") problems.push({ field: "words", message: "Write what happened, or what was learnt." });
  if (!isDay(day)) problems.push({ field: "day", message: "Give the day on which it happened." });
  if (link.trim() !== "" && !/^https?:\/\//i.test(link.trim())) {
    problems.push({ field: "link", message: "A document is named by its address, which begins with https://." });
  }
  return problems;
}

/** The journal, the newest first. */
export function JournalPart({ page: { code, journal } }: { page: Page }) {
  const { opened, said, open, cancel, finish } = useOpened<"new" | number>();
  const changed = journal.find(({ id }) => id === opened);
  return (
    <Part
      id="journal-heading"
      title="Journal"
      add={{ label: "Write", onOpen: () => open("new") }}
      form={
        <>
          {opened === "new" && <NoteForm code={code} onDone={finish} onCancel={cancel} />}
          {changed && <NoteForm key={changed.id} code={code} written={changed} onDone={finish} onCancel={cancel} />}
        </>
      }
      said={said}
    >
      {journal.length === 0 ? (
        <Empty title="Nothing written yet.">What was tried, what surprised you, who was there.</Empty>
      ) : (
        <dl className="card journal">
          {journal.map((written) => (
            <div key={written.id}>
              <dt>
                {longDate(written.day)} <span className="note">{written.by}</span>
              </dt>
              <dd>
                <p className="told">{written.words}</p>
                {written.link && (
                  <p>
                    <a href={written.link}>Document</a>
                  </p>
                )}
                <span className="actions row-acts">
                  <button type="button" className="link-button" onClick={() => open(written.id)}>
                    Change<span className="visually-hidden"> what was written for {longDate(written.day)}</span>
                  </button>
                  <Remove
                    of={`what was written for ${longDate(written.day)}`}
                    question="It leaves the journal."
                    still="It still stands in the journal."
                    remove={() => removeEntry(code, written.id, written.revision)}
                  />
                </span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Part>
  );
}

type NoteFormProps = { code: string; written?: Written; onDone: (said: string) => void; onCancel: () => void };

function NoteForm({ code, written, onDone, onCancel }: NoteFormProps) {
  const entry = useEntry<NoteTyped>({
    name: written ? `note.${written.id}` : `note.new.${code}`,
    start: () => typedOf(written),
    problemsIn,
    existing: written && { saved: typedOf(written), revision: written.revision },
    send: ({ words, day, link }, { revision }) => {
      const said = { words: words.trim(), day, link: link.trim() || null };
      return written ? changeEntry(code, written.id, revision, said) : addEntry(code, said);
    },
    onDone: () => onDone("It stands in the journal."),
  });
  const { field } = entry;
  return (
    <EntryCard
      entry={entry}
      name="note"
      title={written ? `Change ${longDate(written.day)}` : "Write in the journal"}
      unchanged="The journal is as it was"
      act="Save"
      onCancel={onCancel}
      existing={written && { what: "This entry", names: NAMES }}
    >
      <div className="form-fields__whole">
        <Textarea label="What happened, or what was learnt" rows={3} {...field("words")} />
      </div>
      <TextInput label="Day" type="date" {...field("day")} />
      <TextInput
        label="Document (optional)"
        hint="Its address: minutes, a protocol, a form."
        type="url"
        {...field("link")}
      />
    </EntryCard>
  );
}
