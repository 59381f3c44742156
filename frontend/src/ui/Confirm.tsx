import { useEffect, useId, useRef, useState } from "react";
import "./confirm.css";

type ConfirmProps = {
  /** what the button says: "Undo this load" */
  act: string;
  /** what it is done to, for who hears a button without what stands around it */
  of?: string;
  /** what will happen, asked before it does */
  question: string;
  yes: string;
  no: string;
  busy?: boolean;
  /** looks like a link, for a place inside a sentence or a row */
  quiet?: boolean;
  onConfirm: () => void;
};

/** A button that asks once more, in its own place, before it does what cannot be missed. */
export function Confirm({ act, of, question, yes, no, busy, quiet, onConfirm }: ConfirmProps) {
  const [asking, setAsking] = useState(false);
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const answer = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asking) answer.current?.focus();
    else if (asked.current) opener.current?.focus();
    asked.current = asking;
  }, [asking]);
  if (!asking) {
    return (
      <button
        ref={opener}
        type="button"
        className={quiet ? "link-button" : "button"}
        disabled={busy}
        onClick={() => setAsking(true)}
      >
        {act}
        {of && <span className="visually-hidden">: {of}</span>}
      </button>
    );
  }
  const answered = () => {
    setAsking(false);
    onConfirm();
  };
  return (
    <span className="confirm" role="group" aria-labelledby={id}>
      <span id={id}>{question}</span>{" "}
      <span className="actions">
        <button ref={answer} type="button" className="button" disabled={busy} onClick={answered}>
          {yes}
        </button>
        <button type="button" className="link-button" onClick={() => setAsking(false)}>
          {no}
        </button>
      </span>
    </span>
  );
}
