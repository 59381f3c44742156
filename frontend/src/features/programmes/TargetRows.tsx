import { Select, TextInput } from "nhsuk-react-components";
import { fieldsOf } from "../../ui/fieldsOf";
import { newTarget, type ProgrammeTyped, type TargetTyped } from "./planned";

const whats: { what: TargetTyped["what"]; words: string }[] = [
  { what: "participants", words: "People taking part" },
  { what: "practices", words: "Practices" },
  { what: "federations", words: "Federations" },
  { what: "faculty", words: "New faculty" },
];

type TargetRowsProps = {
  typed: ProgrammeTyped;
  wrong: (field: string) => string | undefined;
  onChange: (targets: TargetTyped[]) => void;
};

/** How many of what by when, a row each. */
export function TargetRows({ typed, wrong, onChange }: TargetRowsProps) {
  const { targets } = typed;
  return (
    <fieldset className="card form-card">
      <legend className="visually-hidden">Targets</legend>
      <h2>Targets</h2>
      <ul className="form-rows">
        {targets.map((target, place) => (
          <Row
            key={place}
            target={target}
            place={place}
            wrong={wrong}
            onChange={(next) => onChange(targets.map((each, index) => (index === place ? { ...each, ...next } : each)))}
            onRemove={() => onChange(targets.filter((_, index) => index !== place))}
          />
        ))}
      </ul>
      <p className="actions">
        <button type="button" className="button" onClick={() => onChange([...targets, newTarget(typed)])}>
          Add a target
        </button>
        {targets.length === 0 && <span className="note">A number of people, practices or federations by a day.</span>}
      </p>
    </fieldset>
  );
}

type RowProps = {
  target: TargetTyped;
  place: number;
  wrong: (field: string) => string | undefined;
  onChange: (next: Partial<TargetTyped>) => void;
  onRemove: () => void;
};

function Row({ target, place, wrong, onChange, onRemove }: RowProps) {
  const at = fieldsOf(`programme-targets-${place}`, target, onChange, (field) => wrong(`targets.${place}.${field}`));
  return (
    <li>
      <div className="form-fields form-fields--many">
        <Select label="Of what" {...at("what")}>
          {whats.map(({ what, words }) => (
            <Select.Option key={what} value={what}>
              {words}
            </Select.Option>
          ))}
        </Select>
        <TextInput label="How many" inputMode="numeric" {...at("number")} />
        <TextInput label="Counted from" type="date" placeholder="2018-04-01" {...at("first")} />
        <TextInput label="Due by" type="date" placeholder="2019-03-31" {...at("by")} />
      </div>
      <button type="button" className="link-button" onClick={onRemove}>
        Leave out<span className="visually-hidden"> target {place + 1}</span>
      </button>
    </li>
  );
}
