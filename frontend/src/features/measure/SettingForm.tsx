import { Button } from "nhsuk-react-components";
import { useEffect, useId, useRef, type FormEvent, type KeyboardEvent, type ReactNode } from "react";
import { ErrorSummary } from "../../ui/ErrorSummary";

type SettingFormProps = {
  title: string;
  /** what the ids of the fields begin with */
  name: string;
  /** said where it was refused: "The limits are as they were" */
  unchanged: string;
  act: string;
  busy: boolean;
  problems: { field: string; message: string }[];
  onSubmit: (event: FormEvent) => void;
  onCancel: () => void;
  children: ReactNode;
};

/** The frame of a small form under the chart: it takes the focus when it opens and holds nobody in. */
export function SettingForm(props: SettingFormProps) {
  const { title, name, unchanged, act, busy, problems, onSubmit, onCancel, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => heading.current?.focus(), []);
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === "Escape") onCancel();
  };
  return (
    // Escape lets go from any field inside, which are what a person reaches.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="card section setting-form"
      onSubmit={onSubmit}
      onKeyDown={onKeyDown}
      noValidate
      aria-labelledby={id}
    >
      <h2 id={id} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <ErrorSummary title={unchanged} problems={problems} idOf={(field) => `${name}-${field}`} />
      <div className="setting-form__fields">{children}</div>
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
