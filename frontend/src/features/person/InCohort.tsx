import { Link } from "@tanstack/react-router";
import type { PlaceInCohort } from "../../api/programmeTypes";
import { longDate, shortDate } from "../../lib/period";
import {
  cohortPath,
  initiativePath,
  organisationPath,
  participantPath,
  personPath,
  programmePath,
} from "../../lib/places";
import { Tag } from "../../ui/Tag";

/** A person's time in one cohort: where they work, what they deliver, who covers for whom. */
export function InCohort({ place, mayRun }: { place: PlaceInCohort; mayRun: boolean }) {
  const { participant, cohort, programme, role_words, joined, left_on, left_because, continues, came, marked } = place;
  const heading = `cohort-${participant}`;
  return (
    <section className="section" aria-labelledby={heading}>
      <div className="section-head">
        <h2 id={heading}>
          <Link to={cohortPath(cohort.code)}>{cohort.name}</Link>
        </h2>
        <p>
          <Link to={programmePath(programme.code)}>{programme.name}</Link> · {role_words}, since {longDate(joined)}
          {continues && " · was in the year before too"}
        </p>
        {left_on && <Tag tone="grey">left {shortDate(left_on)}</Tag>}
        {mayRun && (
          <div className="actions">
            <Link to={participantPath(cohort.code, participant)} className="button">
              Role, practices, leaving
              <span className="visually-hidden"> in {cohort.name}</span>
            </Link>
          </div>
        )}
      </div>
      <div className="card">
        <dl className="person-facts">
          {left_because && <Fact name="Why they left">{left_because}</Fact>}
          <Fact name="Attendance">{marked === 0 ? "No session yet" : `${came} of ${marked} sessions`}</Fact>
          <Fact name="Practices">
            <Practices place={place} />
          </Fact>
          <Fact name="Project">
            <Project project={place.project} />
          </Fact>
          <Cover name="Covers for" covers={place.covers_for} />
          <Cover name="Covered by" covers={place.covered_by} />
        </dl>
      </div>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Practices({ place: { practices } }: { place: PlaceInCohort }) {
  if (practices.length === 0) return "Not said yet";
  return (
    <ul>
      {practices.map(({ organisation, first, last, days_words }) => (
        <li key={`${organisation.code}-${first}`}>
          <Link to={organisationPath(organisation)}>{organisation.name}</Link>
          <span className="tiny">
            {" "}
            {days_words ?? "days not said"}, since {shortDate(first)}
            {last && ` until ${shortDate(last)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Project({ project }: { project: PlaceInCohort["project"] }) {
  const { title, held_up_by, milestones, last_step_words, stuck, initiative } = project;
  return (
    <>
      <p>
        {title ?? "Not named yet"}{" "}
        {stuck ? (
          <span className="late">
            Stuck: {milestones.some(({ on }) => on) && "last step "}
            {last_step_words}
          </span>
        ) : (
          <span className="tiny">{last_step_words}</span>
        )}
      </p>
      {initiative !== null && (
        <p>
          <Link to={initiativePath(initiative)}>Its initiative: aim, cycles and figures</Link>
        </p>
      )}
      {held_up_by && <p className="note">Held up by: {held_up_by}</p>}
      <ol className="person-steps">
        {milestones.map((step) => (
          <li key={step.title} className={step.on ? "reached" : undefined}>
            {step.title}
            <span className="tiny"> {step.on ? shortDate(step.on) : "not yet"}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

function Cover({ name, covers }: { name: string; covers: PlaceInCohort["covers_for"] }) {
  if (covers.length === 0) return null;
  return (
    <Fact name={name}>
      <ul>
        {covers.map(({ person, name: who, organisation, first, last, days_words }) => (
          <li key={`${person}-${organisation.code}-${first}`}>
            <Link to={personPath(person)}>{who}</Link> at {organisation.name}
            <span className="tiny">
              {" "}
              {days_words}, {shortDate(first)} to {shortDate(last)}
            </span>
          </li>
        ))}
      </ul>
    </Fact>
  );
}
