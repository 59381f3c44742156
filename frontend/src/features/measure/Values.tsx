import { Fragment } from "react";
import type { Point, Series } from "../../api/types";
import { PointRule } from "../../charts/PointRule";
import { monthAndYear } from "../../lib/period";
import { ScrollCard } from "../../ui/ScrollCard";

const SHOWN_AT_FIRST = 11;

type ValuesProps = { series: Series; all: boolean; onAll: (all: boolean) => void };

/** The chart as a table: each month with its rule and the file it came from, newest first. */
export function Values({ series, all, onAll }: ValuesProps) {
  const { measure, organisation, points } = series;
  const shown = [...points].reverse().slice(0, all ? undefined : SHOWN_AT_FIRST);
  const has: Columns = {
    share: points.some(({ numerator, denominator }) => numerator !== null && denominator !== null),
    practices: organisation.kind !== "practice",
    range: points.some(({ usual_shown }) => usual_shown !== null),
    target: points.some(({ target_shown }) => target_shown !== null),
  };
  return (
    <section className="span-9" aria-labelledby="values-heading">
      <div className="section-head">
        <h2 id="values-heading">Values</h2>
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
          <caption className="visually-hidden">
            {measure.title}, {organisation.name}, by month
          </caption>
          <thead>
            <tr>
              <th scope="col">Month</th>
              <th scope="col" className="number">
                Value
              </th>
              <th scope="col">Signal and rule</th>
              {has.share && (
                <>
                  <th scope="col" className="number values__counted" title={measure.numerator ?? undefined}>
                    {series.numerator_label}
                  </th>
                  <th scope="col" className="number values__counted" title={measure.denominator ?? undefined}>
                    {series.denominator_label}
                  </th>
                </>
              )}
              {has.practices && (
                <th scope="col" className="number">
                  Practices
                </th>
              )}
              {has.range && (
                <th scope="col" className="number">
                  Usual range
                </th>
              )}
              {has.target && (
                <th scope="col" className="number">
                  Target
                </th>
              )}
              <th scope="col">Where from</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((point) => (
              <ValueRow key={point.period} point={point} has={has} />
            ))}
          </tbody>
        </table>
      </ScrollCard>
    </section>
  );
}

/** Columns that only some charts have. */
type Columns = { share: boolean; practices: boolean; range: boolean; target: boolean };

function ValueRow({ point, has }: { point: Point; has: Columns }) {
  return (
    <tr>
      <th scope="row" className="nowrap">
        {monthAndYear(point.period)}
      </th>
      <td className="number">
        {point.status === "missing" ? <span className="late">No figure</span> : <b>{point.shown}</b>}
      </td>
      <td>
        <PointRule point={point} />
      </td>
      {has.share && (
        <>
          <td className="number">{point.numerator_shown}</td>
          <td className="number">{point.denominator_shown}</td>
        </>
      )}
      {has.practices && <td className="number">{point.practices_shown}</td>}
      {has.range && <td className="number">{point.usual_shown}</td>}
      {has.target && <td className="number">{point.target_shown}</td>}
      <td>
        {point.sources.map(({ revision, label }, index) => (
          <Fragment key={revision}>
            {index > 0 && ", "}
            {label}
          </Fragment>
        ))}
      </td>
    </tr>
  );
}
