import { Link } from "@tanstack/react-router";
import { Details } from "nhsuk-react-components";
import type { CohortPage } from "../../../api/programmeTypes";
import { dayWords } from "../../../lib/days";
import { addSessionPath, addTermPath, attendancePath, moveTermPath, sessionPath } from "../../../lib/places";
import { Empty } from "../../../ui/Empty";
import { ScrollCard } from "../../../ui/ScrollCard";
import { TermsTimeline } from "./TermsTimeline";

export function SessionsSection({ page, mayRun }: { page: CohortPage; mayRun: boolean }) {
  return (
    <section className="section" aria-labelledby="terms-heading">
      <div className="section-head">
        <h2 id="terms-heading">Terms and sessions</h2>
        <p>{page.sessions_words}</p>
        {mayRun && page.terms.length > 0 && (
          <div className="actions">
            <Link to={addSessionPath(page.code)} className="button">
              Add a session
            </Link>
            <Link to={addTermPath(page.code)} className="button">
              Add a term
            </Link>
          </div>
        )}
      </div>
      {page.terms.length === 0 ? (
        <Empty
          title="No terms yet."
          actions={
            mayRun && (
              <Link to={addTermPath(page.code)} className="button">
                Add the first
              </Link>
            )
          }
        >
          A cohort’s sessions stand in its terms.
        </Empty>
      ) : (
        <>
          <TermsTimeline page={page} mayRun={mayRun} />
          {mayRun && (
            <p className="after-card note">
              Other dates:{" "}
              {page.terms.map((term, index) => (
                <span key={term.id}>
                  {index > 0 && " · "}
                  <Link to={moveTermPath(page.code, term.id)}>move term {term.place}</Link>
                </span>
              ))}
            </p>
          )}
        </>
      )}
      {page.sessions.length > 0 && (
        <Details className="after-card">
          <Details.Summary>Sessions as a list</Details.Summary>
          <Details.Text>
            <SessionsTable page={page} mayRun={mayRun} />
          </Details.Text>
        </Details>
      )}
    </section>
  );
}

function SessionsTable({ page, mayRun }: { page: CohortPage; mayRun: boolean }) {
  return (
    <ScrollCard label="Sessions">
      <table className="table table--tight">
        <caption className="visually-hidden">Sessions</caption>
        <thead>
          <tr>
            <th scope="col" className="number">
              No.
            </th>
            <th scope="col">Session</th>
            <th scope="col">Day</th>
            <th scope="col">Place</th>
            <th scope="col" className="number">
              Came
            </th>
            {mayRun && (
              <th scope="col">
                <span className="visually-hidden">Change</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {page.sessions.map((session) => (
            <tr key={session.id}>
              <td className="number">{session.number}</td>
              <th scope="row">
                {session.title} {session.theme && <span className="head-note">{session.theme}</span>}
              </th>
              <td className="nowrap">
                {dayWords(session.day, page.day)}, {session.begins} to {session.ends}
              </td>
              <td>{session.place ?? "–"}</td>
              <td className="number">
                {session.taken
                  ? `${session.present} of ${session.marked}`
                  : session.state !== "held"
                    ? "to come"
                    : "not taken"}{" "}
                {mayRun && session.state === "held" && (
                  <Link to={attendancePath(page.code)} search={{ session: session.id }}>
                    {session.taken ? "change" : "take"}
                    <span className="visually-hidden"> attendance of session {session.number}</span>
                  </Link>
                )}
              </td>
              {mayRun && (
                <td>
                  <Link to={sessionPath(page.code, session.id)}>
                    Change<span className="visually-hidden"> session {session.number}</span>
                  </Link>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollCard>
  );
}
