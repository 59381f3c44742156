import type { ReactNode } from "react";
import type { Point } from "../api/types";
import { monthAndYear } from "../lib/period";
import { ScrollCard } from "../ui/ScrollCard";
import { PointRule } from "./PointRule";
import "./values.css";

const SHOWN_AT_FIRST = 12;

export type Column<Each> = {
  head: string;
  of: (point: Each) => ReactNode;
  /** said of its head in full */
  title?: string;
  /** it holds words; others hold numbers */
  words?: true;
};

type ValuesProps<Each> = {
  /** what the table is of: "Overtime, Ferry Road Medical Centre" */
  of: string;
  points: Each[];
  /** beside month, value and rule; one that would stand empty is left out */
  columns: Column<Each>[];
  all: boolean;
  onAll: (all: boolean) => void;
  className: string;
};

/** A chart as a table: each month with its rule, newest first. */
export function Values<Each extends Point>({ of, points, columns, all, onAll, className }: ValuesProps<Each>) {
  const shown = [...points].reverse().slice(0, all ? undefined : SHOWN_AT_FIRST);
  const filled = columns.filter((column) => points.some((point) => column.of(point) !== null));
  return (
    <section className={className} aria-labelledby="values">
      <div className="section-head">
        <h2 id="values">Values</h2>
        <p role="status">
          Newest first, {shown.length} of {points.length} months
        </p>
        {points.length > SHOWN_AT_FIRST && (
          <div className="actions">
            <button type="button" className="button" onClick={() => onAll(!all)}>
              {all ? `Latest ${SHOWN_AT_FIRST} months` : `All ${points.length} months`}
            </button>
          </div>
        )}
      </div>
      <ScrollCard label="Values by month">
        <table className="table table--tight values">
          <caption className="visually-hidden">{of}, by month</caption>
          <thead>
            <tr>
              <th scope="col">Month</th>
              <th scope="col" className="number">
                Value
              </th>
              <th scope="col">Signal and rule</th>
              {filled.map(({ head, title, words }) => (
                <th key={head} scope="col" className={words ? undefined : "number"} title={title}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((point) => (
              <tr key={point.period}>
                <th scope="row" className="nowrap">
                  {monthAndYear(point.period)}
                </th>
                <td className="number">
                  {point.status === "missing" ? <span className="late">No figure</span> : <b>{point.shown}</b>}
                </td>
                <td>
                  <PointRule point={point} />
                </td>
                {filled.map(({ head, of: cell, words }) => (
                  <td key={head} className={words ? undefined : "number"}>
                    {cell(point)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollCard>
    </section>
  );
}
