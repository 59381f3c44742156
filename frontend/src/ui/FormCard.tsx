import { Button } from "nhsuk-react-components";
import { useEffect, useId, useRef, type FormEvent, type KeyboardEvent, type ReactNode } from "react";
import { ErrorSummary } from "./ErrorSummary";
import type { FieldProblem } from "./fieldProblems";
import { KeptDraft } from "./KeptDraft";
import "./form.css";

type FormCardProps = {
  title: string;
  /** what the ids of the fields begin with */
  name: string;
  /** said where it was refused: "The limits are as they were" */
  unchanged: string;
  act: string;
  busy: boolean;
  problems: FieldProblem[];
  onSubmit: (event: FormEvent) => void;
  onCancel: () => void;
  /** where a draft was found: lets go of it */
  onForget?: () => void;
  children: ReactNode;
};

/** The frame of a small form that opens in its place on a page: it takes the focus and holds nobody in. */
export function FormCard(props: FormCardProps) {
  const { title, name, unchanged, act, busy, problems, onSubmit, onCancel, onForget, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => heading.current?.focus(), []);
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === "Escape") onCancel();
  };
  return (
    // Escape lets go from any field inside, which are what a person reaches.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className="card form-card" onSubmit={onSubmit} onKeyDown={onKeyDown} noValidate aria-labelledby={id}>
      <h3 id={id} ref={heading} tabIndex={-1}>
        {title}
      </h3>
      <ErrorSummary title={unchanged} problems={problems} idOf={(field) => `${name}-${field.replaceAll(".", "-")}`} />
      {onForget && <KeptDraft kept onForget={onForget} />}
      <div className="form-fields">{children}</div>
      <p className="actions">
        <Button small type="submit" disabled={busy}>
          {act}
        </Button>
        <button type="button" className="link-button" onClick={onCancel}>
          Cancel
        </button>
      </p>
    </form>
  );
}
