import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Assignment } from "../../api/facultyTypes";
import { shortDate } from "../../lib/period";
import { cohortPath, organisationPath } from "../../lib/places";
import { Empty } from "../../ui/Empty";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { days } from "./dayBars";
import { assignmentsQuery } from "./queries";

/** The cohorts and organisations a member works for, with days a month. */
export function Assignments({ member }: { member: number }) {
  const { data, error, refetch } = useQuery(assignmentsQuery(member));
  if (error && !data) {
    return <Failing what="Their work could not be fetched." error={error} onRetry={() => void refetch()} />;
  }
  if (!data) return <Loading what="Fetching their work." rows={3} cells={1} />;
  if (data.items.length === 0) return <Empty title="They work for nobody yet." />;
  return (
    <ul className="card member-work">
      {data.items.map((each) => (
        <li key={each.id}>
          <p>
            <Where assignment={each} />
          </p>
          <p className="note">
            {each.part} · {days(each.days_per_month)} {each.days_per_month === 1 ? "day" : "days"} a month ·{" "}
            {each.last ? `${shortDate(each.first)} to ${shortDate(each.last)}` : `from ${shortDate(each.first)}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Where({ assignment: { cohort, organisation } }: { assignment: Assignment }) {
  if (organisation) return <Link to={organisationPath(organisation)}>{organisation.name}</Link>;
  return cohort ? <Link to={cohortPath(cohort)}>{cohort}</Link> : "–";
}
