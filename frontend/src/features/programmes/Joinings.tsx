import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { JoinedRow, ProgrammePage } from "../../api/programmeTypes";
import { organisationPath } from "../../lib/places";
import { Chips } from "../../ui/Chips";
import { CsvButton } from "../../ui/CsvButton";
import { Empty } from "../../ui/Empty";
import { Said } from "../../ui/Said";
import { ScrollCard } from "../../ui/ScrollCard";
import { useOpened } from "../../ui/useOpened";
import { AdviceForm } from "./AdviceForm";
import { InterestForm } from "./InterestForm";
import { nextActs, type Stage } from "./joining";
import { StepForm } from "./StepForm";

const AT_FIRST = 15;

type Act = { kind: "interest" } | { kind: "step" | "advice"; joined: JoinedRow };
type JoiningsProps = {
  page: ProgrammePage;
  mayRun: boolean;
  stage: Stage | undefined;
  /** whose first contact is to be recorded: its form is open from the start */
  contact: number | undefined;
  onStage: (stage: Stage | undefined) => void;
};

/** Federations and practices on their way, from the interest they expressed to the end: who waits too long comes first. */
export function Joinings({ page: { code, last, joinings }, mayRun, stage, contact, onStage }: JoiningsProps) {
  const { total, stages, overdue, items } = joinings;
  const [all, setAll] = useState(false);
  const awaited = items.find(({ id, stage: at }) => id === contact && at === "expressed");
  const { opened, said, open, cancel, finish } = useOpened<Act>(
    mayRun && awaited ? { kind: "step", joined: awaited } : null,
  );
  const form = { onDone: finish, onCancel: cancel };
  const chosen = stage ? items.filter((item) => item.stage === stage) : items;
  const shown = all ? chosen : chosen.slice(0, AT_FIRST);
  return (
    <section className="section" aria-labelledby="joinings-heading">
      <div className="section-head">
        <h2 id="joinings-heading">Federations and practices</h2>
        {total > 0 && (
          <p>
            {overdue.length === 0
              ? "Every first contact was made in time."
              : `${overdue.length} ${overdue.length === 1 ? "has" : "have"} waited too long for a first contact, and ${overdue.length === 1 ? "stands" : "stand"} first.`}
          </p>
        )}
        <div className="actions">
          {mayRun && (
            <button type="button" className="button" onClick={() => open({ kind: "interest" })}>
              Record an interest
            </button>
          )}
          {total > 0 && (
            <CsvButton
              address={`/api/v1/joinings.csv?programme=${encodeURIComponent(code)}`}
              name={`joinings-${code}.csv`}
            />
          )}
        </div>
      </div>
      {opened?.kind === "interest" && <InterestForm code={code} last={last} {...form} />}
      {opened?.kind === "step" && <StepForm key={opened.joined.id} joined={opened.joined} {...form} />}
      {opened?.kind === "advice" && <AdviceForm key={opened.joined.id} joined={opened.joined} {...form} />}
      <Said words={said} />
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
              <table className="table joinings">
                <caption className="visually-hidden">Federations and practices</caption>
                <thead>
                  <tr>
                    <th scope="col">Name</th>
                    <th scope="col">Stage</th>
                    <th scope="col">Adviser</th>
                    {mayRun && <th scope="col">Next</th>}
                  </tr>
                </thead>
                <tbody>
                  {shown.map((item) => (
                    <Row
                      key={item.id}
                      item={item}
                      words={stages.find((each) => each.stage === item.stage)?.words}
                      onAct={mayRun ? (kind) => open({ kind, joined: item }) : undefined}
                    />
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

type RowProps = { item: JoinedRow; words?: string; onAct?: (kind: "step" | "advice") => void };

function Row({ item: { organisation, overdue, when, adviser, stage }, words, onAct }: RowProps) {
  const next = nextActs[stage];
  const forWhom = <span className="visually-hidden"> for {organisation.name}</span>;
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
      <td>
        {adviser ?? "nobody yet"}{" "}
        {onAct && next && (
          <button type="button" className="link-button" onClick={() => onAct("advice")}>
            Change
            <span className="visually-hidden"> the adviser</span>
            {forWhom}
          </button>
        )}
      </td>
      {onAct && (
        <td>
          {next && (
            <button type="button" className={overdue ? "button" : "link-button"} onClick={() => onAct("step")}>
              {next.act}
              {forWhom}
            </button>
          )}
        </td>
      )}
    </tr>
  );
}
