import type { ReactNode } from "react";
import { listedOf, type PagedQuery } from "./listed";
import { Failing } from "./Failing";
import { Loading } from "./Loading";
import { ScrollCard } from "./ScrollCard";
import { ShowMore } from "./ShowMore";

type PagedTableProps<Row> = {
  query: PagedQuery<Row>;
  /** as it stands in a sentence: "your exports" */
  name: string;
  /** of figures: `{ number: "Keys" }` */
  heads: (string | { number: string })[];
  /** a `tr` with its key */
  row: (row: Row) => ReactNode;
  /** rows that stand before those that were fetched */
  first?: ReactNode[];
  /** what is said where there are none */
  empty: ReactNode;
  className?: string;
};

/** A list of the API's as a table, in each of its states. */
export function PagedTable<Row>({ query, name, heads, row, first = [], empty, className }: PagedTableProps<Row>) {
  const listed = listedOf(query);
  if (!listed) {
    return query.error ? (
      <Failing
        what={`The list of ${name} could not be fetched.`}
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    ) : (
      <Loading what={`Fetching ${name}.`} cells={heads.length - 1} />
    );
  }
  if (listed.rows.length + first.length === 0) return empty;
  return (
    <>
      <ScrollCard label={`Table of ${name}`}>
        <table className={className ? `table ${className}` : "table"}>
          <caption className="visually-hidden">{name.charAt(0).toUpperCase() + name.slice(1)}</caption>
          <thead>
            <tr>
              {heads.map((head) =>
                typeof head === "string" ? (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ) : (
                  <th key={head.number} scope="col" className="number">
                    {head.number}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {first}
            {listed.rows.map(row)}
          </tbody>
        </table>
      </ScrollCard>
      <ShowMore query={query} />
    </>
  );
}
