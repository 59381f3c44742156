import { PickOrganisation } from "../../ui/PickOrganisation";
import { chosenCode, organisationWords } from "../../ui/chosenCode";

const KINDS = ["commissioner", "nation"] as const;

type CommissionersFieldProps = {
  id: string;
  chosen: string[];
  another: string;
  error?: string;
  onChange: (next: { commissioners?: string[]; another: string }) => void;
};

/** Whose practices a system may see: one commissioner or more, found by name. */
export function CommissionersField({ id, chosen, another, error, onChange }: CommissionersFieldProps) {
  const codes = chosen.map(chosenCode);
  const add = () => {
    const code = chosenCode(another);
    if (code === undefined) return;
    const name = another.split(",").slice(0, -1).join(",").trim();
    const words = name ? organisationWords({ name, code }) : code;
    onChange({ commissioners: codes.includes(code) ? chosen : [...chosen, words], another: "" });
  };
  return (
    <div>
      {chosen.length > 0 && (
        <ul className="client-areas" aria-label="Commissioners chosen">
          {chosen.map((words) => (
            <li key={words}>
              {words}{" "}
              <button
                type="button"
                className="link-button"
                onClick={() => onChange({ commissioners: chosen.filter((each) => each !== words), another })}
              >
                Remove<span className="visually-hidden"> {words}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="client-another">
        <PickOrganisation
          id={id}
          label={chosen.length > 0 ? "Another commissioner (optional)" : "Commissioner"}
          hint="Part of its name, or its code. A practice’s figures are seen for the time in which it was in the area."
          kinds={KINDS}
          value={another}
          error={error}
          onChange={(typed) => onChange({ another: typed })}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || chosenCode(another) === undefined) return;
            event.preventDefault();
            add();
          }}
        />
        <button type="button" className="button" disabled={chosenCode(another) === undefined} onClick={add}>
          Add
        </button>
      </div>
    </div>
  );
}
