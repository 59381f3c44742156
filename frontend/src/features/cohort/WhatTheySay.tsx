import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Details } from "nhsuk-react-components";
import type { CohortEvaluation, OpinionOfSession } from "../../api/programmeTypes";
import { OpinionBars } from "../../charts/OpinionBars";
import { dayWords } from "../../lib/days";
import { evaluationsPath } from "../../lib/places";
import { Empty } from "../../ui/Empty";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { ScrollCard } from "../../ui/ScrollCard";
import { cohortEvaluationQuery } from "./queries";
import "./whatTheySay.css";

const STEPS = ["strongly disagree", "disagree", "neither", "agree", "strongly agree"];

/** What people answered, and what is known at each of Kirkpatrick's levels. */
export function WhatTheySay({ code }: { code: string }) {
  const { data, error, refetch } = useQuery(cohortEvaluationQuery(code));
  if (!data) {
    return (
      <section className="section" aria-labelledby="say-heading">
        <div className="section-head">
          <h2 id="say-heading">What they say</h2>
        </div>
        {error ? (
          <Failing what="The answers could not be fetched." error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading what="Fetching what people answered." rows={5} cells={1} />
        )}
      </section>
    );
  }
  return (
    <div className="columns section">
      <section className="half" aria-labelledby="say-heading">
        <div className="section-head">
          <h2 id="say-heading">What they say</h2>
          <p>{data.heading}</p>
          <div className="actions">
            <Link to={evaluationsPath(code)} className="button">
              Evaluations
            </Link>
          </div>
        </div>
        {data.opinions.length === 0 ? (
          <Empty title="Nothing to show yet.">Answers are shown once there are five.</Empty>
        ) : (
          <Opinions evaluation={data} />
        )}
      </section>
      <section className="half" aria-labelledby="levels-heading">
        <div className="section-head">
          <h2 id="levels-heading">What we know at each level</h2>
        </div>
        <ol className="card levels">
          {data.levels.map(({ level, name, when, words }) => (
            <li key={level}>
              <span className="levels__number">{level}</span>
              <p>
                <b>{name}</b> <span className="tiny">{when}</span>
                <br />
                {words}
              </p>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function Opinions({ evaluation: { opinions, note, sessions } }: { evaluation: CohortEvaluation }) {
  return (
    <div className="card">
      <OpinionBars questions={opinions} sides={["disagree", "agree"]} steps={STEPS} />
      <p className="note">{note}</p>
      <BySession sessions={sessions} question={opinions[0]?.question ?? ""} />
    </div>
  );
}

const percent = new Intl.NumberFormat("en-GB", { style: "percent" });

/** How many agree with the first question, session by session: where fewer than five answered, nothing. */
function BySession({ sessions, question }: { sessions: OpinionOfSession[]; question: string }) {
  if (sessions.length === 0) return null;
  const inOrder = [...sessions].sort((one, other) => one.number - other.number);
  return (
    <>
      <h3 className="by-session__heading">Session by session</h3>
      <p className="note">Agree: ‘{question}’</p>
      <div className="by-session" aria-hidden="true">
        {inOrder.map(({ session, number, agree }) => (
          <span key={session} className="by-session__one">
            <span className="by-session__column">
              <span style={{ height: `${(agree ?? 0) * 100}%` }} />
            </span>
            {number}
          </span>
        ))}
      </div>
      <Details className="after-card">
        <Details.Summary>As a table</Details.Summary>
        <Details.Text>
          <ScrollCard label="Answers by session">
            <table className="table table--tight by-session__table">
              <caption className="visually-hidden">Answers by session</caption>
              <thead>
                <tr>
                  <th scope="col">Session</th>
                  <th scope="col" className="number">
                    Answers
                  </th>
                  <th scope="col" className="number">
                    Agree
                  </th>
                </tr>
              </thead>
              <tbody>
                {inOrder.map(({ session, number, day, answers, sheets, agree }) => (
                  <tr key={session}>
                    <th scope="row">
                      {number}, {dayWords(day)}
                    </th>
                    <td className="number">{agree === null ? "fewer than five" : `${answers} of ${sheets}`}</td>
                    <td className="number">{agree === null ? "–" : percent.format(agree)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollCard>
        </Details.Text>
      </Details>
    </>
  );
}
