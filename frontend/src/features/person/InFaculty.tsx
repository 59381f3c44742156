import { Link } from "@tanstack/react-router";
import type { FacultyStanding } from "../../api/programmeTypes";
import { longDate, shortDate } from "../../lib/period";
import { cohortPath } from "../../lib/places";
import { Tag } from "../../ui/Tag";

/** A member's way through the apprenticeship, and what they work for. */
export function InFaculty({ faculty }: { faculty: FacultyStanding }) {
  const { background, skills, region, joined, left_on, accredited, stage, stages, assignments } = faculty;
  return (
    <section className="section" aria-labelledby="faculty-heading">
      <div className="section-head">
        <h2 id="faculty-heading">In the faculty</h2>
        <p>
          {background}, since {longDate(joined)}
          {region && ` · ${region.name}`}
          {left_on && ` · left ${longDate(left_on)}`}
        </p>
        {accredited ? <Tag tone="green">accredited</Tag> : stage && <Tag tone="blue">{stage}</Tag>}
      </div>
      <div className="card">
        <dl className="person-facts">
          {skills.length > 0 && (
            <div>
              <dt>Skills</dt>
              <dd>{skills.join(", ")}</dd>
            </div>
          )}
          <div>
            <dt>Steps</dt>
            <dd>
              <ol className="person-steps">
                {stages.map((step) => (
                  <li key={step.title} className="reached">
                    {step.title}
                    <span className="tiny">
                      {" "}
                      {shortDate(step.on)}
                      {step.signed_by && `, signed off by ${step.signed_by}`}
                    </span>
                  </li>
                ))}
              </ol>
            </dd>
          </div>
          <div>
            <dt>Works for</dt>
            <dd>
              {assignments.length === 0 ? (
                "Nothing at present"
              ) : (
                <ul>
                  {assignments.map(({ name, cohort, organisation, part, first, last, days_per_month }) => (
                    <li key={`${cohort ?? organisation ?? name}-${first}`}>
                      {cohort ? <Link to={cohortPath(cohort)}>{name}</Link> : name}
                      <span className="tiny">
                        {" "}
                        {part}, {days_per_month} {days_per_month === 1 ? "day" : "days"} a month since{" "}
                        {shortDate(first)}
                        {last && ` until ${shortDate(last)}`}
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </dd>
          </div>
        </dl>
      </div>
    </section>
  );
}
