import { useState } from "react";
import type { EntryFigure, EntryMeasure } from "../../api/figureTypes";
import { clockTime } from "../../lib/moment";
import { numberOf, numberWords, textOf, type Draft } from "./figure";
import type { Saving } from "./useSaving";

type FieldProps = {
  id: string;
  field: EntryMeasure["fields"][number];
  figure: EntryFigure | null;
  draft: Draft | undefined;
  state: Saving;
  /** false while the other half of a pair is missing */
  whole: boolean;
  wrong: string | undefined;
  decimals: boolean;
  /** the month before, "Sep" */
  previous: string;
  describedBy: string | undefined;
  onType: (text: string) => void;
  onLeave: () => void;
};

/** One number: its label, the field, whether it is saved, and last month's. */
export function Field(props: FieldProps) {
  const { id, field, figure, draft, wrong, decimals, previous, onType, onLeave } = props;
  const [focused, setFocused] = useState(false);
  const text = textOf(field.name, figure, draft);
  const number = numberOf(text);
  // As typed while typing; with its thousands apart once it is left.
  const shown = !focused && typeof number === "number" ? numberWords(number) : text;
  const described = [field.hint && `${id}-hint`, wrong && `${id}-wrong`, props.describedBy].filter(Boolean).join(" ");
  return (
    <div className="entry-field">
      <div>
        <label htmlFor={id}>{field.label}</label>
        {field.hint && (
          <span className="note" id={`${id}-hint`}>
            {field.hint}
          </span>
        )}
      </div>
      <div className="entry-field__input">
        <input
          id={id}
          type="text"
          inputMode={decimals ? "decimal" : "numeric"}
          autoComplete="off"
          value={shown}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={described || undefined}
          onFocus={() => setFocused(true)}
          onBlur={() => {
            setFocused(false);
            onLeave();
          }}
          onChange={(event) => onType(event.currentTarget.value)}
        />
        <Mark {...props} typed={number} />
      </div>
      <div className="entry-field__previous">
        {field.previous !== null && (
          <>
            <span className="only-phone">{previous} </span>
            <span className="visually-hidden only-wide">{previous} </span>
            <b>{numberWords(field.previous)}</b>
          </>
        )}
      </div>
      {wrong && (
        <p className="entry-error" id={`${id}-wrong`} role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}

/** Whether this number is saved, on its way, or kept on this computer. */
function Mark({ field, figure, state, whole, wrong, typed }: FieldProps & { typed: ReturnType<typeof numberOf> }) {
  const saved = figure?.[field.name] ?? null;
  if (wrong || typed === null || typed === "wrong") return null;
  if (typed === saved && figure) {
    return (
      <span className="saved">
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2 8.5 6.2 12.5 14 4" fill="none" stroke="currentColor" strokeWidth="3" />
        </svg>
        {figure.typed ? `Saved ${clockTime(figure.saved_at)}` : "From a file"}
      </span>
    );
  }
  if (state.is === "saving") return <span className="note">Saving…</span>;
  if (state.is === "kept") return <span className="late">Kept here</span>;
  return whole ? null : <span className="note">waits for its pair</span>;
}
