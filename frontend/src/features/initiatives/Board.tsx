import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { dayAndMonth } from "../../lib/days";
import { initiativePath } from "../../lib/places";
import { Empty } from "../../ui/Empty";
import { Failing } from "../../ui/Failing";
import { Icons } from "../../ui/icons";
import { Loading } from "../../ui/Loading";
import { Tag } from "../../ui/Tag";
import { Scores } from "./InitiativesTable";
import { boardQuery, type InitiativeBoard } from "./queries";

type Card = InitiativeBoard["columns"][number]["cards"][number];

/** A federation's initiatives by how far each has got, as its people have set it. */
export function Board({ federation, mayStart }: { federation: string; mayStart: boolean }) {
  const { data: board, error, refetch } = useQuery(boardQuery(federation));
  if (!board) {
    return error ? (
      <Failing what="The board could not be fetched." error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading what="Fetching what your federation is trying." rows={4} cells={4} />
    );
  }
  const filled = board.columns.filter(({ cards }) => cards.length > 0);
  const none = board.columns.filter(({ cards }) => cards.length === 0).map(({ title }) => title.toLowerCase());
  return (
    <>
      <p className="lede">{board.sentence}</p>
      {filled.length === 0 ? (
        <Empty
          title="Nothing on the board."
          actions={
            mayStart && (
              <Link className="button" to="/new-initiative">
                Start the first
              </Link>
            )
          }
        >
          A title is enough to begin; the rest can wait.
        </Empty>
      ) : (
        <>
          <div className="board">
            {filled.map(({ status, title, cards }) => (
              <section key={status} className="board__column" aria-labelledby={`board-${status}`}>
                <h2 id={`board-${status}`}>
                  {title} <span className="note">{cards.length}</span>
                </h2>
                <ul>
                  {cards.map((card) => (
                    <BoardCard key={card.code} card={card} federation={federation} />
                  ))}
                </ul>
              </section>
            ))}
          </div>
          {none.length > 0 && <p className="note board__none">None is {none.join(", ")}.</p>}
        </>
      )}
    </>
  );
}

function BoardCard({ card, federation }: { card: Card; federation: string }) {
  const { main_measure: measure, owner } = card;
  return (
    <li className={card.stalled ? "card board__card board__card--stalled" : "card board__card"}>
      <h3>
        <Link to={initiativePath(card.code)}>{card.title}</Link>
      </h3>
      {card.stalled && <Tag tone="late">Stalled</Tag>}
      <p className="tiny">
        {owner && owner.code !== federation && `${owner.name} · `}
        {card.practices} {card.practices === 1 ? "practice" : "practices"} · {card.cycles}{" "}
        {card.cycles === 1 ? "cycle" : "cycles"}
        {card.last_cycle && `, last ${dayAndMonth(card.last_cycle)}`}
      </p>
      {measure && (
        <p className="board__measure">
          {measure.variation && <Icons variation={measure.variation} assurance={null} />}
          <span>
            {measure.title}
            <br />
            <span className="tiny">{measure.words}</span>
          </span>
        </p>
      )}
      <p>
        <Scores of={card} />
      </p>
      {card.next && <p className="board__next">{card.next}</p>}
    </li>
  );
}
