import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Assignment } from "../../api/facultyTypes";
import { useMay } from "../../api/useMay";
import { shortDate } from "../../lib/period";
import { today } from "../../lib/moment";
import { cohortPath, organisationPath } from "../../lib/places";
import { Empty } from "../../ui/Empty";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { Tag } from "../../ui/Tag";
import { AssignForm } from "./AssignForm";
import { days } from "./dayBars";
import { EndAssignment } from "./EndAssignment";
import { assignmentsQuery, facultyQuery } from "./queries";

/** The cohorts and organisations a member works for, with days a month; more can be given, and each ended. */
export function Assignments({ member, gone }: { member: number; gone: boolean }) {
  const { data, error, refetch } = useQuery(assignmentsQuery(member));
  const may = useMay("run_programmes");
  const [giving, setGiving] = useState(false);
  const [given, setGiven] = useState<{ warning: string | null }>();
  if (error && !data) {
    return <Failing what="Their work could not be fetched." error={error} onRetry={() => void refetch()} />;
  }
  if (!data) return <Loading what="Fetching their work." rows={3} cells={1} />;
  return (
    <div className="member-work">
      <GivenAway member={member} />
      {given && (
        <div className={given.warning ? "box box--warning" : "box box--done"} role="status">
          <p>
            <strong>The work is given.</strong> {given.warning}
          </p>
        </div>
      )}
      {data.items.length === 0 ? (
        <Empty title="They work for nobody yet." />
      ) : (
        <ul className="card member-work__list">
          {data.items.map((each) => (
            <Work key={each.id} assignment={each} may={may} />
          ))}
        </ul>
      )}
      {may && giving && (
        <AssignForm
          member={member}
          onAssigned={(warning) => {
            setGiving(false);
            setGiven({ warning });
          }}
          onCancel={() => setGiving(false)}
        />
      )}
      {may && !giving && !gone && (
        <button type="button" className="button" onClick={() => setGiving(true)}>
          Give them work
        </button>
      )}
    </div>
  );
}

/** How much of what they have is given away today, in words where it is more than there is. */
function GivenAway({ member }: { member: number }) {
  const { data } = useQuery(facultyQuery());
  const load = data?.workload.find(({ id }) => id === member);
  if (!load) return null;
  const words = `${days(load.given)} of ${days(load.days_per_month)} days a month are given away today`;
  return load.over ? (
    <div className="box box--warning">
      <p>
        <strong>{words}: more than there is.</strong> End some of the work, or share it with somebody else.
      </p>
    </div>
  ) : (
    <p className="note">{words}.</p>
  );
}

function Work({ assignment, may }: { assignment: Assignment; may: boolean }) {
  const { part, days_per_month, first, last } = assignment;
  const over = last !== null && last < today();
  return (
    <li>
      <p>
        <Where assignment={assignment} /> {over && <Tag tone="grey">ended</Tag>}
      </p>
      <p className="note">
        {part} · {days(days_per_month)} {days_per_month === 1 ? "day" : "days"} a month ·{" "}
        {last ? `${shortDate(first)} to ${shortDate(last)}` : `from ${shortDate(first)}`}
      </p>
      {may && !over && <EndAssignment assignment={assignment} />}
    </li>
  );
}

function Where({ assignment: { cohort, cohort_name, organisation } }: { assignment: Assignment }) {
  if (organisation) return <Link to={organisationPath(organisation)}>{organisation.name}</Link>;
  return cohort ? <Link to={cohortPath(cohort)}>{cohort_name ?? cohort}</Link> : "–";
}
