import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { JoinedRow, JoiningsAt, ProgrammePage } from "../../api/programmeTypes";
import { organisationPath } from "../../lib/places";
import { Chips } from "../../ui/Chips";
import { CsvButton } from "../../ui/CsvButton";
import { Empty } from "../../ui/Empty";
import { ScrollCard } from "../../ui/ScrollCard";

const AT_FIRST = 15;

type Stage = JoiningsAt["stage"];
type JoiningsProps = {
  joinings: ProgrammePage["joinings"];
  code: string;
  stage: Stage | undefined;
  onStage: (stage: Stage | undefined) => void;
};

/** Federations and practices on their way, from the interest they expressed to the end: who waits too long comes first. */
export function Joinings({ joinings: { total, stages, overdue, items }, code, stage, onStage }: JoiningsProps) {
  const [all, setAll] = useState(false);
  const chosen = stage ? items.filter((item) => item.stage === stage) : items;
  const shown = all ? chosen : chosen.slice(0, AT_FIRST);
  return (
    <section className="section" aria-labelledby="joinings-heading">
      <div className="section-head">
        <h2 id="joinings-heading">Federations and practices</h2>
        {total > 0 && (
          <>
            <p>
              {overdue.length === 0
                ? "Every first contact was made in time."
                : `${overdue.length} ${overdue.length === 1 ? "waits" : "wait"} too long for a first contact, and ${overdue.length === 1 ? "stands" : "stand"} first.`}
            </p>
            <div className="actions">
              <CsvButton
                address={`/api/v1/joinings.csv?programme=${encodeURIComponent(code)}`}
                name={`joinings-${code}.csv`}
              />
            </div>
          </>
        )}
      </div>
      {total === 0 ? (
        <Empty title="Nobody has joined yet.">
          A federation or practice joins by expressing interest; an adviser is in touch within four weeks.
        </Empty>
      ) : (
        <>
          <div className="stages">
            <Chips
              legend="Stage"
              all={{ label: "All", count: total }}
              choices={stages.map((each) => ({ value: each.stage, label: each.words, count: each.count }))}
              value={stage}
              onChange={(value) => {
                setAll(false);
                onStage(stages.find((each) => each.stage === value)?.stage);
              }}
            />
          </div>
          {chosen.length === 0 ? (
            <Empty title="None is at this stage." />
          ) : (
            <ScrollCard label="Table of federations and practices">
              <table className="table">
                <caption className="visually-hidden">Federations and practices</caption>
                <thead>
                  <tr>
                    <th scope="col">Name</th>
                    <th scope="col">Stage</th>
                    <th scope="col">Adviser</th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map((item) => (
                    <Row key={item.id} item={item} words={stages.find((each) => each.stage === item.stage)?.words} />
                  ))}
                </tbody>
              </table>
            </ScrollCard>
          )}
          {shown.length < chosen.length && (
            <p className="actions stages-more">
              <span className="note">
                {shown.length} of {chosen.length} shown
              </span>
              <button type="button" className="button" onClick={() => setAll(true)}>
                Show all
              </button>
            </p>
          )}
        </>
      )}
    </section>
  );
}

function Row({ item: { organisation, overdue, when, adviser }, words }: { item: JoinedRow; words?: string }) {
  return (
    <tr>
      <th scope="row">
        <Link to={organisationPath(organisation)}>
          <b>{organisation.name}</b>
        </Link>{" "}
        <span className="tiny">{organisation.code}</span>
      </th>
      <td>
        {overdue ? (
          <>
            {words} <span className="late">overdue: {when}</span>
          </>
        ) : (
          when
        )}
      </td>
      <td>{adviser ?? "nobody yet"}</td>
    </tr>
  );
}
