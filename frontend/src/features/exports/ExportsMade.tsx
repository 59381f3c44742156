import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Export } from "../../api/exchangeTypes";
import { count, number } from "../../lib/amounts";
import { whenWords } from "../../lib/moment";
import { exportPath } from "../../lib/places";
import { Empty } from "../../ui/Empty";
import { listedOf, shownWords } from "../../ui/listed";
import { PagedTable } from "../../ui/PagedTable";
import { Tag } from "../../ui/Tag";
import { askedWords, formatWords, isUnderWay, periodWords, STATE_TONES, STATE_WORDS } from "./kinds";
import { exportsQuery } from "./queries";

/** One's own exports, newest first: nobody else sees them. */
export function ExportsMade() {
  const query = useInfiniteQuery(exportsQuery());
  return (
    <section className="section" aria-labelledby="made-heading">
      <div className="section-head">
        <h2 id="made-heading">Your exports</h2>
        <p>{shownWords(listedOf(query))}</p>
      </div>
      <PagedTable
        query={query}
        name="your exports"
        heads={["What", "State", "How much", "Asked for", "Kept until"]}
        row={(made) => <ExportRow key={made.id} made={made} />}
        empty={<Empty title="You have made no export yet.">Only you see those that you make.</Empty>}
      />
    </section>
  );
}

function ExportRow({ made }: { made: Export }) {
  const { id, kinds_asked, formats, organisation, state, made_at, expires_at } = made;
  return (
    <tr>
      <th scope="row">
        <Link to={exportPath(id)}>
          <b>{askedWords(kinds_asked)}</b>
        </Link>
        <span className="head-note">
          {[formats.map(formatWords).join(", "), organisation?.name, periodWords(made)].filter(Boolean).join(" · ")}
        </span>
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
