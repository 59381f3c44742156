import { Link } from "@tanstack/react-router";
import type { CohortPage } from "../../../api/programmeTypes";
import { dayWords } from "../../../lib/days";
import { awayPath, backfillPath } from "../../../lib/places";
import { Empty } from "../../../ui/Empty";
import { gapsOf } from "./rotaDays";
import { Rota } from "./Rota";

/** Whether cover is arranged, and what to do where it is not. */
export function BackfillSection({ page, mayRun }: { page: CohortPage; mayRun: boolean }) {
  const { rota, code, people, day } = page;
  if (!rota) {
    if (!mayRun || people.length === 0) return null;
    return (
      <section className="section" aria-labelledby="rota-heading">
        <div className="section-head">
          <h2 id="rota-heading">Backfill</h2>
        </div>
        <Empty
          title="Nobody covers for anybody yet."
          actions={
            <Link to={backfillPath(code)} className="button">
              Record backfill
            </Link>
          }
        >
          Who covers whose sessions, at which practice and on which days, shows here week by week.
        </Empty>
      </section>
    );
  }
  const acts = mayRun && (
    <>
      <Link to={backfillPath(code)} className="button">
        Who covers whom
      </Link>
      <Link to={awayPath(code)} className="button">
        Somebody is away
      </Link>
    </>
  );
  const gaps = mayRun ? gapsOf(rota, day) : [];
  const hasLeft = (participant: number, on: string) => {
    const left = people.find((person) => person.participant === participant)?.left_on;
    return left != null && left <= on;
  };
  return (
    <Rota rota={rota} today={day} acts={acts}>
      {gaps.length > 0 && (
        <ul className="gaps after-card">
          {gaps.map(({ participant, name, day: on, words, clash }) => (
            <li key={`${participant}-${on}`}>
              {name}, {dayWords(on, day)}: {words}.{" "}
              {clash || hasLeft(participant, on) ? (
                <Link to={backfillPath(code)}>
                  Change who covers<span className="visually-hidden">, {`${name}, ${dayWords(on, day)}`}</span>
                </Link>
              ) : (
                <Link to={awayPath(code)} search={{ participant, day: on }}>
                  Say who steps in<span className="visually-hidden"> for {`${name}, ${dayWords(on, day)}`}</span>
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </Rota>
  );
}
