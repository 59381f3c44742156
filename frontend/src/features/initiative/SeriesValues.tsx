import { useState } from "react";
import { PointRule } from "../../charts/PointRule";
import { monthAndYear } from "../../lib/period";
import { ScrollCard } from "../../ui/ScrollCard";
import type { MeasureSeries } from "./seriesQuery";

const SHOWN_AT_FIRST = 12;
type Point = MeasureSeries["points"][number];
type Column = { name: string; head: string; of: (point: Point) => string | null };

/** The chart as a table, newest first. */
export function SeriesValues({ series }: { series: MeasureSeries }) {
  const { points, measure, initiative } = series;
  const [all, setAll] = useState(false);
  const shown = [...points].reverse().slice(0, all ? undefined : SHOWN_AT_FIRST);
  const columns: Column[] = [
    { name: "numerator", head: series.numerator_label ?? "", of: (point: Point) => point.numerator_shown },
    { name: "denominator", head: series.denominator_label ?? "", of: (point: Point) => point.denominator_shown },
    { name: "practices", head: "Practices", of: (point: Point) => point.practices_shown },
    { name: "range", head: "Usual range", of: (point: Point) => point.usual_shown },
    { name: "aim", head: "Aim", of: (point: Point) => point.target_shown },
  ].filter(({ head, of }) => head && points.some((point) => of(point) !== null));
  return (
    <section className="section" aria-labelledby="values">
      <div className="section-head">
        <h2 id="values">Values</h2>
        <p role="status">
          Newest first, {shown.length} of {points.length} months
        </p>
        {points.length > SHOWN_AT_FIRST && (
          <div className="actions">
            <button type="button" className="button" onClick={() => setAll(!all)}>
              {all ? `Latest ${SHOWN_AT_FIRST} months` : `All ${points.length} months`}
            </button>
          </div>
        )}
      </div>
      <ScrollCard label="Values by month">
        <table className="table table--tight">
          <caption className="visually-hidden">
            {measure.title}, {initiative.title}, by month
          </caption>
          <thead>
            <tr>
              <th scope="col">Month</th>
              <th scope="col" className="number">
                Value
              </th>
              <th scope="col">Signal and rule</th>
              {columns.map(({ name, head }) => (
                <th key={name} scope="col" className="number">
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
                {columns.map(({ name, of }) => (
                  <td key={name} className="number">
                    {of(point)}
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
