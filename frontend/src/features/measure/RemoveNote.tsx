import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState, type FormEvent } from "react";
import { shortened } from "../../charts/labels";
import { remove, type Removable } from "./queries";
import { LONGEST } from "./settings";

const NAMED = 50;

const acts: Record<Removable, string> = {
  phase: "Take these limits back",
  target: "Remove this target",
  change: "Remove this change",
};

type RemoveNoteProps = {
  kind: Removable;
  id: number;
  title: string;
  /** of the note; the first of them tell two buttons of one month apart */
  words: string;
  onRemoved: (said: string) => void;
};

/** Asks in the note's own place for the reason; what is removed stays in the record with it. */
export function RemoveNote({ kind, id, title, words, onRemoved }: RemoveNoteProps) {
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  const name = useId();
  const removing = useMutation({
    mutationFn: async () => {
      await remove(kind, id, reason.trim());
      await queryClient.invalidateQueries();
    },
    onSuccess: () => onRemoved(`Removed: ${title}.`),
    onError: (error) => setWrong(error.message),
  });
  useEffect(() => {
    if (asking) field.current?.focus();
    else if (asked.current) opener.current?.focus();
    asked.current = asking;
  }, [asking]);
  useEffect(() => {
    if (wrong) field.current?.focus();
  }, [wrong]);

  if (!asking) {
    return (
      <button ref={opener} type="button" className="link-button" onClick={() => setAsking(true)}>
        Remove
        <span className="visually-hidden">
          : {title}, {shortened(words, NAMED)}
        </span>
      </button>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = reason.trim() === "" ? "Say why it is removed." : null;
    setWrong(missing);
    if (!missing) removing.mutate();
  };
  const keep = () => {
    setWrong(null);
    setAsking(false);
  };
  return (
    // Escape lets go from any field inside, which are what a person reaches.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className="remove-note" onSubmit={submit} onKeyDown={({ key }) => key === "Escape" && keep()} noValidate>
      <label htmlFor={name}>{acts[kind]}: why?</label>
      {wrong && (
        <p id={`${name}-wrong`} className="nhsuk-error-message">
          <span className="nhsuk-u-visually-hidden">Error:</span> {wrong}
        </p>
      )}
      <input
        ref={field}
        id={name}
        className="nhsuk-input"
        value={reason}
        maxLength={LONGEST}
        aria-invalid={wrong !== null}
        aria-describedby={wrong ? `${name}-wrong` : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <p className="actions">
        <button type="submit" className="button" disabled={removing.isPending}>
          Remove it
        </button>
        <button type="button" className="link-button" onClick={keep}>
          Keep it
        </button>
      </p>
    </form>
  );
}
