import { useState } from "react";
import type { SeriesNote } from "../../api/types";
import { shortened } from "../../charts/labels";
import { AddMenu } from "./AddMenu";
import type { Removable } from "./queries";
import { RemoveNote } from "./RemoveNote";
import type { Setting } from "./settings";

type NotesProps = {
  notes: SeriesNote[];
  /** whether this person may add to the chart */
  may: boolean;
  onOpen: (setting: Setting) => void;
  onRemoved: (said: string) => void;
};

/** What explains the chart's marks: limits, targets and changes people set, exclusions with reasons, gaps. Newest first. */
export function Notes({ notes, may, onOpen, onRemoved }: NotesProps) {
  const newest = [...notes].sort((a, b) => b.period.localeCompare(a.period));
  return (
    <section className="span-3" aria-labelledby="notes-heading">
      <div className="section-head">
        <h2 id="notes-heading" tabIndex={-1}>
          Notes
        </h2>
        {may && <AddMenu onOpen={onOpen} />}
      </div>
      <div className="card">
        {newest.length === 0 && (
          <p className="note">Nothing has been set, nothing is excluded and no month is missing.</p>
        )}
        <ol className="notes">
          {newest.map(({ period, title, words, kind, id, removable }) => (
            <li key={`${kind}-${id}-${period}-${title}`}>
              <b>{title}.</b> <NoteWords words={words} />{" "}
              {removable && id !== null && isRemovable(kind) && (
                <RemoveNote kind={kind} id={id} title={title} words={words} onRemoved={onRemoved} />
              )}
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

/** Words longer than this are folded, so that one note does not push the others off the page. */
const FOLDED_FROM = 240;

function NoteWords({ words }: { words: string }) {
  const [whole, setWhole] = useState(false);
  if (words.length <= FOLDED_FROM) return words;
  return (
    <>
      {whole ? words : shortened(words, FOLDED_FROM)}{" "}
      <button type="button" className="link-button" aria-expanded={whole} onClick={() => setWhole(!whole)}>
        {whole ? "Show less" : "Show all of it"}
      </button>
    </>
  );
}

const isRemovable = (kind: SeriesNote["kind"]): kind is Removable =>
  kind === "phase" || kind === "target" || kind === "change";
