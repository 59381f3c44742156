import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { EntryForm } from "../../api/figureTypes";
import { monthAndYear, monthName } from "../../lib/period";
import { organisationPath } from "../../lib/places";

type FinishedProps = { form: EntryForm; kept: number; onBack: () => void };

/** What is saved, what is not, and the likeliest next act. */
export function Finished({ form, kept, onBack }: FinishedProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { done, total, period, organisation, also_missing } = form;
  const next = also_missing[0];
  return (
    <div ref={box} className="box box--done entry__finished" tabIndex={-1}>
      <p>
        <strong>
          {done === total
            ? `${monthName(period)}’s numbers are saved.`
            : `${done} of ${total} are saved. The rest can wait.`}
        </strong>{" "}
        {kept > 0 && `${kept} kept on this computer until they can be sent. `}The charts already show what is saved.
      </p>
      <p className="actions">
        <Link to={organisationPath(organisation)} className="button">
          See your charts
        </Link>
        {next && (
          <Link
            to="/entry/$period"
            params={{ period: next.period }}
            search={{ organisation: organisation.code }}
            className="button"
          >
            Enter {monthAndYear(next.period)}
          </Link>
        )}
        <button type="button" className="link-button" onClick={onBack}>
          Change a figure
        </button>
      </p>
    </div>
  );
}
