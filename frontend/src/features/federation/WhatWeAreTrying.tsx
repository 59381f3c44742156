import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useMay } from "../../api/useMay";
import { shortDate } from "../../lib/period";
import { initiativePath } from "../../lib/places";
import { Empty } from "../../ui/Empty";
import { Failing } from "../../ui/Failing";
import { VariationIcon } from "../../ui/icons";
import { Loading } from "../../ui/Loading";
import { ScrollCard } from "../../ui/ScrollCard";
import { StatusTag } from "../../ui/StatusTag";
import { boardQuery, tried, type Board, type Card } from "./initiativeBoard";

/** The federation's initiatives: how far each is, whether its measure has moved, what comes next. */
export function WhatWeAreTrying({ code }: { code: string }) {
  const { data: board, error, refetch } = useQuery(boardQuery(code));
  const mayStart = useMay("edit_initiatives");
  return (
    <section className="span-8" aria-labelledby="trying-heading">
      <div className="section-head">
        <h2 id="trying-heading">What we are trying</h2>
        {board && <p>{board.sentence}</p>}
        {mayStart && (
          <div className="actions">
            <Link to="/new-initiative" search={{ owner: code }} className="button">
              New initiative
            </Link>
          </div>
        )}
      </div>
      {board ? (
        <Tried board={board} />
      ) : error ? (
        <Failing what="The initiatives could not be fetched." error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading what="Fetching what is being tried." rows={4} cells={4} />
      )}
    </section>
  );
}

function Tried({ board }: { board: Board }) {
  const [all, setAll] = useState(false);
  const { going, over } = tried(board);
  if (going.length + over.length === 0) {
    return <Empty title="Nothing is being tried yet.">An initiative is begun with a title; the rest can wait.</Empty>;
  }
  const shown = all || going.length === 0 ? [...going, ...over] : going;
  return (
    <>
      <ScrollCard label="Initiatives">
        <table className="table tried">
          <caption className="visually-hidden">Initiatives and how far each is</caption>
          <thead>
            <tr>
              <th scope="col">Status</th>
              <th scope="col">Initiative</th>
              <th scope="col" className="number">
                Cycles
              </th>
              <th scope="col">Progress, of 5</th>
              <th scope="col">Main measure</th>
              <th scope="col">Next</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((card) => (
              <Row key={card.code} card={card} />
            ))}
          </tbody>
        </table>
      </ScrollCard>
      {going.length > 0 && over.length > 0 && (
        <p className="tried-more">
          <button type="button" className="link-button" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? "Only what is going on" : `And ${over.length} that ${over.length === 1 ? "is" : "are"} over`}
          </button>
        </p>
      )}
    </>
  );
}

const practices = (count: number) => `${count} ${count === 1 ? "practice" : "practices"}`;

function Row({ card }: { card: Card }) {
  const { code, title, status, stalled, cycles, last_cycle, main_measure, next } = card;
  return (
    <tr>
      <td>
        <StatusTag status={status} stalled={stalled} />
      </td>
      <th scope="row">
        <Link to={initiativePath(code)}>
          <b>{title}</b>
        </Link>
        <span className="tiny tried__line">{practices(card.practices)}</span>
      </th>
      <td className="number">
        <b>{cycles}</b>
        <span className="tiny tried__line">{last_cycle ? `last ${shortDate(last_cycle)}` : "none yet"}</span>
      </td>
      <td className="nowrap">
        <Score score={card.score_team} by="team" />
        <Score score={card.score_adviser} by="adviser" />
      </td>
      <td>
        {main_measure && (
          <span className="tried__measure">
            {main_measure.variation && <VariationIcon variation={main_measure.variation} />}
            <span>
              {main_measure.title}
              <span className="tiny tried__line">{main_measure.words}</span>
            </span>
          </span>
        )}
      </td>
      <td>{next}</td>
    </tr>
  );
}

/** As people set it; what nobody has set is not there. */
function Score({ score, by }: { score: number | null; by: string }) {
  if (score === null) return null;
  return (
    <span className="tried__score">
      <b>{score.toFixed(1)}</b> <span className="tiny">{by}</span>
    </span>
  );
}
