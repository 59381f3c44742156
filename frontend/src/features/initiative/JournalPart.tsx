import { Textarea, TextInput } from "nhsuk-react-components";
import { isDay } from "../../lib/days";
import { today } from "../../lib/moment";
import { longDate } from "../../lib/period";
import { Confirm } from "../../ui/Confirm";
import { Empty } from "../../ui/Empty";
import { Failing } from "../../ui/Failing";
import type { FieldProblem } from "../../ui/fieldProblems";
import { Said } from "../../ui/Said";
import { useEntry } from "../../ui/useEntry";
import { useOpened } from "../../ui/useOpened";
import { BothVersions } from "./BothVersions";
import { addEntry, changeEntry, removeEntry } from "./journalQueries";
import { SmallForm } from "./SmallForm";
import type { Page } from "./types";
import { useAct } from "./useAct";

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
    <section className="section" aria-labelledby="journal-heading">
      <div className="section-head">
        <h2 id="journal-heading">Journal</h2>
        <div className="actions">
          <button type="button" className="button" onClick={() => open("new")}>
            Write
          </button>
        </div>
      </div>
      {opened === "new" && <NoteForm code={code} onDone={finish} onCancel={cancel} />}
      {changed && <NoteForm key={changed.id} code={code} written={changed} onDone={finish} onCancel={cancel} />}
      <Said words={said} />
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
                  <Remove code={code} written={written} />
                </span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function Remove({ code, written: { id, day, revision } }: { code: string; written: Written }) {
  const remove = useAct(() => removeEntry(code, id, revision));
  return (
    <>
      <Confirm
        act="Remove"
        of={`what was written for ${longDate(day)}`}
        question="It leaves the journal."
        yes="Remove"
        no="Leave it"
        busy={remove.isPending}
        quiet
        onConfirm={() => remove.mutate()}
      />
      {remove.error && <Failing what="It still stands in the journal." error={remove.error} />}
    </>
  );
}

type NoteFormProps = { code: string; written?: Written; onDone: (said: string) => void; onCancel: () => void };

function NoteForm({ code, written, onDone, onCancel }: NoteFormProps) {
  const entry = useEntry<NoteTyped>({
    name: written ? `note.${written.id}` : `note.new.${code}`,
    start: () => typedOf(written),
    problemsIn,
    send: ({ words, day, link }) => {
      const said = { words: words.trim(), day, link: link.trim() || null };
      return written ? changeEntry(code, written.id, written.revision, said) : addEntry(code, said);
    },
    onDone: () => onDone("It stands in the journal."),
  });
  const { field } = entry;
  return (
    <>
      <BothVersions entry={entry} what="This entry" saved={typedOf(written)} names={NAMES} />
      <SmallForm
        entry={entry}
        name="note"
        title={written ? `Change ${longDate(written.day)}` : "Write in the journal"}
        unchanged="The journal is as it was"
        act="Save"
        onCancel={onCancel}
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
      </SmallForm>
    </>
  );
}
