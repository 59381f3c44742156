import { TextInput } from "nhsuk-react-components";
import { useState, type FormEvent } from "react";
import { added, COLUMNS, isLeftOf, type Box, type BoxKind, type Drawing } from "./diagram";

type AddBoxesProps = {
  drawing: Drawing;
  /** the box in hand: what is added to its right serves it */
  serving: Box | null;
  onAdded: (drawing: Drawing, key: string, said: string) => void;
};

/** A line to type for each column; Enter puts the box in and leaves the line ready for the next. */
export function AddBoxes({ drawing, serving, onAdded }: AddBoxesProps) {
  return (
    <div className="diagram-edit__add">
      {COLUMNS.map(({ kind, one }) => (
        <AddBox
          key={kind}
          label={`Add a ${one.toLowerCase()}`}
          hint={serving && isLeftOf(serving.kind, kind) ? `It will serve “${serving.title}”.` : undefined}
          onAdd={(title) => {
            const upper = serving && isLeftOf(serving.kind, kind) ? serving : null;
            const [next, key] = added(drawing, kind, title, upper?.key ?? null);
            onAdded(next, key, `${title} was added${upper ? `; it serves ${upper.title}` : ""}.`);
          }}
          kind={kind}
        />
      ))}
    </div>
  );
}

type AddBoxProps = { label: string; hint: string | undefined; kind: BoxKind; onAdd: (title: string) => void };

function AddBox({ label, hint, kind, onAdd }: AddBoxProps) {
  const [title, setTitle] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === "") return;
    onAdd(title.trim());
    setTitle("");
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        id={`add-${kind}`}
        label={label}
        hint={hint}
        value={title}
        maxLength={200}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <button type="submit" className="button">
        Add
      </button>
    </form>
  );
}
