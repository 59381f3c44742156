import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Export } from "../../api/exchangeTypes";
import { count, number } from "../../lib/amounts";
import { whenWords } from "../../lib/moment";
import { exportPath } from "../../lib/places";
import { Empty } from "../../ui/Empty";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { ScrollCard } from "../../ui/ScrollCard";
import { Tag } from "../../ui/Tag";
import { askedWords, formatWords, isUnderWay, STATE_TONES, STATE_WORDS } from "./kinds";
import { exportsQuery } from "./queries";

/** One's own exports, newest first: nobody else sees them. */
export function ExportsMade() {
  const query = useInfiniteQuery(exportsQuery());
  const made = query.data?.pages.flatMap(({ body }) => body.items);
  const total = query.data?.pages[0]?.body.total ?? 0;
  return (
    <section className="section" aria-labelledby="made-heading">
      <div className="section-head">
        <h2 id="made-heading">Your exports</h2>
        <p>{made && total > 0 && `${number(made.length)} of ${number(total)} shown, newest first`}</p>
      </div>
      {query.error && !made ? (
        <Failing
          what="The list of your exports could not be fetched."
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      ) : !made ? (
        <Loading what="Fetching your exports." cells={3} />
      ) : made.length === 0 ? (
        <Empty title="You have made no export yet.">Only you see those that you make.</Empty>
      ) : (
        <ScrollCard label="Table of your exports">
          <table className="table">
            <caption className="visually-hidden">Your exports</caption>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">State</th>
                <th scope="col">How much</th>
                <th scope="col">Asked for</th>
                <th scope="col">Kept until</th>
              </tr>
            </thead>
            <tbody>
              {made.map((each) => (
                <ExportRow key={each.id} made={each} />
              ))}
            </tbody>
          </table>
        </ScrollCard>
      )}
      {query.hasNextPage && (
        <p className="actions rows-more">
          <button
            type="button"
            className="button"
            disabled={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            Show more
          </button>
        </p>
      )}
    </section>
  );
}

function ExportRow({ made }: { made: Export }) {
  const { id, kinds_asked, formats, state, made_at, expires_at } = made;
  return (
    <tr>
      <th scope="row">
        <Link to={exportPath(id)}>
          <b>{askedWords(kinds_asked)}</b>
        </Link>
        <span className="head-note">{formats.map(formatWords).join(", ")}</span>
      </th>
      <td>
        <Tag tone={STATE_TONES[state]}>{STATE_WORDS[state]}</Tag>
      </td>
      <td>{amountWords(made)}</td>
      <td>{whenWords(made_at)}</td>
      <td>{state === "ready" ? whenWords(expires_at) : "–"}</td>
    </tr>
  );
}

function amountWords(made: Export): string {
  const { state, rows_written, rows_expected } = made;
  if (isUnderWay(made)) {
    return rows_expected ? `${number(rows_written)} of ${count(rows_expected, "row")}` : "counting";
  }
  return state === "ready" ? count(rows_written, "row") : "–";
}
