import { Link } from "@tanstack/react-router";
import type { PipelineStep } from "../../api/facultyTypes";
import { memberPath } from "../../lib/places";
import { Tag } from "../../ui/Tag";

/** So many names before the rest is folded away. */
const SHOWN = 6;

/** The stages of the apprenticeship in order, with who is in each and for how long. */
export function Pipeline({ steps }: { steps: PipelineStep[] }) {
  const peopled = steps.filter(({ stage, members }) => stage !== null || members.length > 0);
  return (
    <section className="section" aria-labelledby="pipeline-heading">
      <div className="section-head">
        <h2 id="pipeline-heading">Apprenticeship</h2>
        <p>By the last stage signed off; those ready for sign-off first</p>
        <div className="actions">
          <Link className="button" to="/faculty/stages">
            The stages
          </Link>
        </div>
      </div>
      <ol className="pipeline">
        {peopled.map((step) => (
          <Stage key={step.stage ?? 0} step={step} />
        ))}
      </ol>
    </section>
  );
}

function Stage({ step }: { step: PipelineStep }) {
  const { title, usual_months, accredits, members } = step;
  const ordered = [...members].sort(
    (a, b) => Number(b.waiting) - Number(a.waiting) || b.months - a.months || a.name.localeCompare(b.name, "en-GB"),
  );
  const rest = ordered.slice(SHOWN);
  return (
    <li className={accredits ? "card pipeline__stage pipeline__stage--accredits" : "card pipeline__stage"}>
      <h3>{title}</h3>
      <p className="pipeline__count">
        <b>{members.length}</b> {members.length === 1 ? "person" : "people"}
      </p>
      <p className="note">
        {accredits
          ? "May sign others off"
          : usual_months
            ? `${usual_months} ${usual_months === 1 ? "month is" : "months are"} usual`
            : " "}
      </p>
      <Names members={ordered.slice(0, SHOWN)} accredits={accredits} />
      {rest.length > 0 && (
        <details className="pipeline__rest">
          <summary>
            {rest.length} more<span className="visually-hidden"> in {title}</span>
          </summary>
          <Names members={rest} accredits={accredits} />
        </details>
      )}
    </li>
  );
}

function Names({ members, accredits }: { members: PipelineStep["members"]; accredits: boolean }) {
  return (
    <ul className="pipeline__names">
      {members.map(({ id, name, months, waiting }) => (
        <li key={id}>
          <Link to={memberPath(id)}>{name}</Link>
          {!accredits && <span className="tiny"> {monthsWords(months)}</span>}
          {waiting && (
            <>
              {" "}
              <Tag tone="late">ready for sign-off</Tag>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function monthsWords(months: number): string {
  if (months === 0) return "under a month";
  return months === 1 ? "1 month" : `${months} months`;
}
