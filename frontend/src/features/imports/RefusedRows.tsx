import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ImportPage, RowProblem } from "../../api/figureTypes";
import { count, number } from "../../lib/amounts";
import { monthAndYear } from "../../lib/period";
import { Failing } from "../../ui/Failing";
import { ScrollCard } from "../../ui/ScrollCard";
import { Select } from "../../ui/Select";
import { ShowMore } from "../../ui/ShowMore";
import { SortHead } from "../../ui/SortHead";
import { problemsQuery, PROBLEMS_AT_ONCE } from "./queries";
import { useProblemsCsv } from "./Refused";
import { ordered, type RowColumn, type RowOrder } from "./rowOrder";

const columns: { by: RowColumn; label: string }[] = [
  { by: "row", label: "Row" },
  { by: "organisation", label: "Practice" },
  { by: "period", label: "Month" },
  { by: "column", label: "Column" },
];

function headingOf({ problems_total, counts: { rejected } }: ImportPage): string {
  if (problems_total === 1) return "The problem";
  const problems = `${number(problems_total)} problems`;
  return problems_total === rejected ? `The ${number(rejected)} rows` : `${problems} in ${count(rejected, "row")}`;
}

/** Every row that needs fixing, by its number in the file; a whole file that cannot be read is one such thing. */
export function RefusedRows({ sent }: { sent: ImportPage }) {
  const [what, setWhat] = useState<string>();
  const [order, setOrder] = useState<RowOrder>({ by: "row", direction: "ascending" });
  const query = useInfiniteQuery(problemsQuery(sent.id, what));
  const { fetchCsv, error } = useProblemsCsv(sent);
  const fetched = query.data?.pages.flatMap(({ body }) => body.items) ?? [];
  const total = query.data?.pages[0]?.body.total ?? sent.problems_total;
  const whole = query.data !== undefined && !query.hasNextPage;
  const rows = whole ? ordered(fetched, order) : fetched;
  const sheets = rows.some(({ sheet }) => sheet !== null);
  const sort = (by: RowColumn) =>
    setOrder({ by, direction: order.by === by && order.direction === "ascending" ? "descending" : "ascending" });
  const head = ({ by, label }: (typeof columns)[number]) =>
    whole ? (
      <SortHead
        key={by}
        label={label}
        className={by === "row" ? "number" : undefined}
        sorted={order.by === by ? order.direction : undefined}
        onSort={() => sort(by)}
      />
    ) : (
      <th key={by} scope="col" className={by === "row" ? "number" : undefined}>
        {label}
      </th>
    );
  return (
    <section className="section" aria-labelledby="rows-heading">
      <div className="section-head">
        <h2 id="rows-heading">{headingOf(sent)}</h2>
        <p role="status">
          {rows.length < total
            ? `The first ${number(rows.length)} of ${number(total)}, in the order of the file`
            : "Row numbers are those of your file; the heading is row 1"}
        </p>
        <div className="actions">
          {sent.problem_kinds.length > 1 && (
            <Select
              label="Problem"
              value={what ?? ""}
              options={[
                { value: "", label: `All ${number(sent.problems_total)}` },
                ...sent.problem_kinds.map((kind) => ({
                  value: kind.what,
                  label: `${kind.what} (${number(kind.count)})`,
                })),
              ]}
              onChange={(value) => setWhat(value || undefined)}
            />
          )}
          <button type="button" className="button" onClick={fetchCsv}>
            CSV
          </button>
        </div>
      </div>
      {error !== null && <Failing what="The rows could not be fetched as a file." error={error} onRetry={fetchCsv} />}
      {query.error && !query.data ? (
        <Failing what="The rows could not be fetched." error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ScrollCard label="Rows that need fixing">
          <table className="table table--tight refused-rows" aria-busy={query.isFetching}>
            <caption className="visually-hidden">Rows that need fixing</caption>
            <thead>
              <tr>
                {sheets && <th scope="col">Sheet</th>}
                {columns.map(head)}
                <th scope="col">In the file</th>
                {whole ? (
                  <SortHead
                    label="What is wrong"
                    sorted={order.by === "what" ? order.direction : undefined}
                    onSort={() => sort("what")}
                  />
                ) : (
                  <th scope="col">What is wrong</th>
                )}
                <th scope="col">Expected</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <ProblemRow key={index} row={row} sheets={sheets} />
              ))}
            </tbody>
          </table>
        </ScrollCard>
      )}
      <ShowMore query={query} words={`Show the next ${number(Math.min(PROBLEMS_AT_ONCE, total - rows.length))}`} />
    </section>
  );
}

const monthOfCell = (period: string) => (/^\d{4}-\d{2}-\d{2}$/.test(period) ? monthAndYear(period) : period);

function ProblemRow({ row, sheets }: { row: RowProblem; sheets: boolean }) {
  return (
    <tr>
      {sheets && <td className="nowrap">{row.sheet}</td>}
      <th scope="row" className="number">
        {row.row === null ? "–" : number(row.row)}
      </th>
      <td className="nowrap">{row.organisation ?? "–"}</td>
      <td className="nowrap">{row.period ? monthOfCell(row.period) : "–"}</td>
      <td>{row.column ? <code>{row.column}</code> : "–"}</td>
      <td className="found">
        <code>{row.found === "" ? "(empty)" : row.found}</code>
      </td>
      <td>
        <b>{row.what}</b>
      </td>
      <td>{row.expected}</td>
    </tr>
  );
}
