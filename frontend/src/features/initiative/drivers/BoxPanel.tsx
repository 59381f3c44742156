import { TextInput } from "nhsuk-react-components";
import { Select } from "../../../ui/Select";
import { changed, closesLoop, isLeftOf, kindWords, linked, removed, type Box, type Drawing } from "./diagram";

type BoxPanelProps = {
  drawing: Drawing;
  box: Box;
  measures: { id: number; title: string }[];
  onChange: (drawing: Drawing, said: string) => void;
};

const NOT = "no";

/** The box in hand: its words, its measure, and what it serves, all without a mouse. */
export function BoxPanel({ drawing, box, measures, onChange }: BoxPanelProps) {
  const stands = (other: Box) => drawing.links.find(({ upper, lower }) => upper === other.key && lower === box.key);
  const beside = drawing.boxes.filter(
    (other) => other.key !== box.key && (stands(other) || isLeftOf(other.kind, box.kind) || other.kind === box.kind),
  );
  const candidates = beside.filter((other) => stands(other) || !closesLoop(drawing, other.key, box.key));
  const looping = beside.filter((other) => !candidates.includes(other));
  return (
    <fieldset className="card diagram-edit__panel">
      <legend className="visually-hidden">
        {kindWords(box.kind)}: {box.title}
      </legend>
      <h2>{kindWords(box.kind)}</h2>
      <div className="form-fields">
        <TextInput
          id="box-title"
          label="What it says"
          value={box.title}
          maxLength={200}
          error={box.title.trim() === "" ? "Say in a few words what it is." : undefined}
          onChange={(event) => onChange(changed(drawing, box.key, { title: event.currentTarget.value }), "")}
        />
        {measures.length > 0 && (
          <Select
            label="Measured by"
            value={box.measure === null ? NOT : String(box.measure)}
            options={[
              { value: NOT, label: "Nothing" },
              ...measures.map(({ id, title }) => ({ value: String(id), label: title })),
            ]}
            onChange={(value) =>
              onChange(changed(drawing, box.key, { measure: value === NOT ? null : Number(value) }), "")
            }
          />
        )}
      </div>
      <h3>It serves</h3>
      {box.kind === "primary" && <p className="note">A primary driver serves the aim.</p>}
      {candidates.length === 0 && box.kind !== "primary" && <p className="note">There is nothing to its left yet.</p>}
      <ul className="diagram-edit__links">
        {candidates.map((other) => {
          const link = stands(other);
          return (
            <li key={other.key}>
              <span id={`serves-${other.key}`}>
                {other.title} <span className="note">{kindWords(other.kind).toLowerCase()}</span>
              </span>
              <select
                className="select"
                aria-labelledby={`serves-${other.key}`}
                value={link ? (link.strong ? "strong" : "weak") : NOT}
                onChange={({ currentTarget: { value } }) =>
                  onChange(
                    linked(drawing, other.key, box.key, value === NOT ? null : value === "strong"),
                    value === NOT
                      ? `${box.title} no longer serves ${other.title}.`
                      : `${box.title} serves ${other.title}${value === "weak" ? ", weakly" : ""}.`,
                  )
                }
              >
                <option value={NOT}>No</option>
                <option value="strong">Yes</option>
                <option value="weak">Weakly</option>
              </select>
            </li>
          );
        })}
      </ul>
      {looping.map((other) => (
        <p key={other.key} className="note">
          It cannot serve “{other.title}”: that serves it already, and a link back would close a loop.
        </p>
      ))}
      <p className="actions">
        <button
          type="button"
          className="link-button"
          onClick={() => onChange(removed(drawing, box.key), `${box.title} was taken out.`)}
        >
          Take this box out
        </button>
      </p>
    </fieldset>
  );
}
