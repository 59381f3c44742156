import { TextInput } from "nhsuk-react-components";
import { fieldsOf } from "../../ui/fieldsOf";
import type { PartnerTyped } from "./planned";

type PartnerRowsProps = {
  partners: PartnerTyped[];
  wrong: (field: string) => string | undefined;
  onChange: (partners: PartnerTyped[]) => void;
};

/** Bodies the programme works with, a row each. */
export function PartnerRows({ partners, wrong, onChange }: PartnerRowsProps) {
  return (
    <fieldset className="card form-card">
      <legend className="visually-hidden">Partners</legend>
      <h2>Partners</h2>
      <ul className="form-rows">
        {partners.map((partner, place) => (
          <Row
            key={place}
            partner={partner}
            place={place}
            wrong={wrong}
            onChange={(next) =>
              onChange(partners.map((each, index) => (index === place ? { ...each, ...next } : each)))
            }
            onRemove={() => onChange(partners.filter((_, index) => index !== place))}
          />
        ))}
      </ul>
      <p className="actions">
        <button
          type="button"
          className="button"
          onClick={() => onChange([...partners, { name: "", kind: "", part: "" }])}
        >
          Add a partner
        </button>
      </p>
    </fieldset>
  );
}

type RowProps = {
  partner: PartnerTyped;
  place: number;
  wrong: (field: string) => string | undefined;
  onChange: (next: Partial<PartnerTyped>) => void;
  onRemove: () => void;
};

function Row({ partner, place, wrong, onChange, onRemove }: RowProps) {
  const at = fieldsOf(`programme-partners-${place}`, partner, onChange, (field) => wrong(`partners.${place}.${field}`));
  return (
    <li>
      <div className="form-fields form-fields--many">
        <TextInput label="Name" {...at("name")} />
        <TextInput label="Kind, such as AHSN" {...at("kind")} />
        <TextInput label="What it brings (may be empty)" maxLength={300} {...at("part")} />
      </div>
      <button type="button" className="link-button" onClick={onRemove}>
        Leave out<span className="visually-hidden"> partner {place + 1}</span>
      </button>
    </li>
  );
}
