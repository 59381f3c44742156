import { Button } from "nhsuk-react-components";
import type { ReactNode } from "react";
import { ErrorSummary } from "./ErrorSummary";
import { KeptDraft } from "./KeptDraft";
import type { Entry } from "./useEntry";
import "./form.css";

type EntryFormProps = {
  entry: Entry;
  /** the name of the form, for a screen reader */
  label: string;
  /** said where it was refused: "The session is as it was" */
  unchanged: string;
  act: string;
  /** where to go without it */
  leave?: ReactNode;
  /** what is asked where somebody else has saved meanwhile (`BothVersions`); without it, saving again puts one's own there */
  conflict?: ReactNode;
  children: ReactNode;
};

/** The frame of a form: what is wrong stands at its head, what was typed before is said. */
export function EntryForm({ entry, label, unchanged, act, leave, conflict, children }: EntryFormProps) {
  const { problems, busy, submit, kept, forget, idOf, stale } = entry;
  const asked = stale && conflict !== undefined;
  return (
    <form className="card section form-card" onSubmit={submit} noValidate aria-label={label}>
      {asked ? conflict : <ErrorSummary title={unchanged} problems={problems} idOf={idOf} />}
      <KeptDraft kept={kept} onForget={forget} />
      {children}
      <p className="actions">
        <Button small type="submit" disabled={busy || asked}>
          {act}
        </Button>
        {leave}
        <span className="note">What you type is kept on this computer.</span>
      </p>
    </form>
  );
}
