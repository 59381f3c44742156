import { Details } from "nhsuk-react-components";
import type { ProgrammePage } from "../../api/programmeTypes";
import { longDate, shortDate } from "../../lib/period";

type Group = ProgrammePage["reference_group"];

export function ReferenceGroup({ group: { members, former, met, to_come } }: { group: Group }) {
  const empty = members.length + former.length + met.length + to_come.length === 0;
  return (
    <section className="programme-half" aria-labelledby="group-heading">
      <div className="section-head">
        <h2 id="group-heading">Reference group</h2>
        {to_come[0] && (
          <p>
            Meets next on {longDate(to_come[0].day)}, {to_come[0].place}.
          </p>
        )}
      </div>
      {empty ? (
        <div className="box">
          <p>No reference group has been recorded.</p>
        </div>
      ) : (
        <div className="card">
          <ul className="rows">
            {members.map(({ name, speaks_for, first }) => (
              <li key={`${name}-${first}`}>
                <b>{name}</b>, for {speaks_for.toLowerCase()} <span className="tiny">since {shortDate(first)}</span>
              </li>
            ))}
          </ul>
          {former.length > 0 && (
            <p className="note">
              Before: {former.map(({ name, speaks_for }) => `${name} (${speaks_for.toLowerCase()})`).join(", ")}.
            </p>
          )}
          {met.length > 0 && (
            <Details className="group-met">
              <Details.Summary>Past meetings ({met.length})</Details.Summary>
              <Details.Text>
                <ul className="rows">
                  {met.map(({ day, place, notes }) => (
                    <li key={day}>
                      <b>{longDate(day)}</b>, {place}
                      {notes && <span className="head-note">{notes}</span>}
                    </li>
                  ))}
                </ul>
              </Details.Text>
            </Details>
          )}
        </div>
      )}
    </section>
  );
}
