import { useInfiniteQuery } from "@tanstack/react-query";
import { whenWords } from "../../lib/moment";
import { Empty } from "../../ui/Empty";
import { listedOf, shownWords } from "../../ui/listed";
import { PagedTable } from "../../ui/PagedTable";
import { revisionsQuery } from "./queries";
import { actionWords } from "./words";

/** Who made this client, granted it what, gave it keys or took something from it. */
export function Recorded({ code }: { code: string }) {
  const query = useInfiniteQuery(revisionsQuery(code));
  return (
    <section className="section" aria-labelledby="recorded-heading">
      <div className="section-head">
        <h2 id="recorded-heading">Recorded changes</h2>
        <p>{shownWords(listedOf(query))}</p>
      </div>
      <PagedTable
        query={query}
        name="recorded changes"
        className="client-recorded"
        heads={["When", "What"]}
        row={({ sequence, action, words, by, committed_at }) => (
          <tr key={sequence}>
            <th scope="row">
              {whenWords(committed_at)}
              <span className="head-note">{by}</span>
            </th>
            <td>
              <b>{actionWords(action)}</b>: {words}
            </td>
          </tr>
        )}
        empty={<Empty title="Nothing has been changed since it was made." />}
      />
    </section>
  );
}
