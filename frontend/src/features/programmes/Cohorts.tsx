import { Link } from "@tanstack/react-router";
import type { CohortRow } from "../../api/programmeTypes";
import { shortDate } from "../../lib/period";
import { cohortPath, planPath } from "../../lib/places";
import { CsvButton } from "../../ui/CsvButton";
import { Empty } from "../../ui/Empty";
import { ScrollCard } from "../../ui/ScrollCard";

export function Cohorts({ cohorts, code, mayRun }: { cohorts: CohortRow[]; code: string; mayRun: boolean }) {
  return (
    <section className="section" aria-labelledby="cohorts-heading">
      <div className="section-head">
        <h2 id="cohorts-heading">Cohorts</h2>
        {cohorts.length > 0 && (
          <div className="actions">
            <CsvButton
              address={`/api/v1/cohorts.csv?programme=${encodeURIComponent(code)}`}
              name={`cohorts-${code}.csv`}
            />
          </div>
        )}
      </div>
      {cohorts.length === 0 ? (
        <Empty
          title="No cohort yet."
          actions={
            mayRun && (
              <Link to={planPath(code)} className="button">
                Plan the first
              </Link>
            )
          }
        />
      ) : (
        <ScrollCard label="Table of cohorts">
          <table className="table">
            <caption className="visually-hidden">Cohorts</caption>
            <thead>
              <tr>
                <th scope="col">Cohort</th>
                <th scope="col">Now</th>
                <th scope="col">From</th>
                <th scope="col">Until</th>
                <th scope="col" className="number">
                  People
                </th>
                <th scope="col" className="number">
                  Sessions held
                </th>
                <th scope="col" className="number">
                  Attendance
                </th>
                <th scope="col" className="number">
                  Stuck projects
                </th>
              </tr>
            </thead>
            <tbody>
              {cohorts.map((cohort) => (
                <Row key={cohort.code} cohort={cohort} />
              ))}
            </tbody>
          </table>
        </ScrollCard>
      )}
    </section>
  );
}

function Row({ cohort }: { cohort: CohortRow }) {
  return (
    <tr>
      <th scope="row">
        <Link to={cohortPath(cohort.code)}>
          <b>{cohort.name}</b>
        </Link>
        {cohort.site && cohort.site !== cohort.name && <span className="head-note">{cohort.site}</span>}
      </th>
      <td>{cohort.where_now}</td>
      <td className="nowrap">{cohort.first ? shortDate(cohort.first) : "–"}</td>
      <td className="nowrap">{cohort.last ? shortDate(cohort.last) : "–"}</td>
      <td className="number">
        {cohort.taking_part} of {cohort.places}
        {cohort.left > 0 && <span className="head-note">{cohort.left} left</span>}
      </td>
      <td className="number">
        {cohort.held} of {cohort.sessions}
      </td>
      <td className="number">{cohort.attendance ?? "–"}</td>
      <td className="number">{cohort.stuck > 0 ? <span className="late">{cohort.stuck}</span> : "0"}</td>
    </tr>
  );
}
