import { Button } from "nhsuk-react-components";
import { useEffect, useRef, type ReactNode } from "react";

export type Difference = { label: string; theirs: ReactNode; mine: ReactNode };

type ConflictProps = {
  /** what was changed meanwhile: "This initiative" */
  what: string;
  differences: Difference[];
  busy?: boolean;
  /** save what was typed here, over what stands */
  onMine: () => void;
  /** let go of what was typed here */
  onTheirs: () => void;
};

/** Somebody else has saved meanwhile: both versions side by side, and nothing typed is lost until a person says so. */
export function Conflict({ what, differences, busy, onMine, onTheirs }: ConflictProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div className="box box--warning" role="alert" tabIndex={-1} ref={place}>
      <p>
        <strong>{what} was changed by somebody else while you were typing.</strong> Nothing of yours is lost: it stands
        below and is not saved yet.
      </p>
      <div className="scroll">
        <table className="table table--tight">
          <caption className="visually-hidden">Both versions</caption>
          <thead>
            <tr>
              <th scope="col">Where they differ</th>
              <th scope="col">Saved now</th>
              <th scope="col">Yours</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ label, theirs, mine }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{theirs}</td>
                <td>{mine}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="actions">
        <Button small type="button" disabled={busy} onClick={onMine}>
          Save mine
        </Button>
        <button type="button" className="link-button" onClick={onTheirs}>
          Take what is saved
        </button>
      </p>
    </div>
  );
}
