import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Load } from "../../api/facultyTypes";
import { memberPath } from "../../lib/places";
import { CsvButton } from "../../ui/CsvButton";
import { Empty } from "../../ui/Empty";
import { ScrollCard } from "../../ui/ScrollCard";
import { Tag } from "../../ui/Tag";
import { DaysBar } from "./DaysBar";
import { days, most } from "./dayBars";

const SHOWN = 12;

/** Days a month that each member has, and has given away. The API puts those with least left first. */
export function Workload({ loads }: { loads: Load[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? loads : loads.slice(0, SHOWN);
  const longest = most(loads.flatMap(({ days_per_month, given }) => [days_per_month, given]));
  return (
    <section className="section" aria-labelledby="workload-heading">
      <div className="section-head">
        <h2 id="workload-heading">Workload</h2>
        <p>Days a month given away today, of those each has; least left first</p>
        <div className="actions">
          <CsvButton address="/api/v1/assignments.csv" name="assignments.csv" />
        </div>
      </div>
      {loads.length === 0 ? (
        <Empty title="Nobody is in the faculty today." />
      ) : (
        <ScrollCard label="Workload of each member">
          <table className="table workload">
            <caption className="visually-hidden">Workload of each member</caption>
            <thead>
              <tr>
                <th scope="col">Member</th>
                <th scope="col">Stage</th>
                <th scope="col" className="number">
                  Given
                </th>
                <th scope="col" className="number">
                  Has
                </th>
                <th scope="col">
                  <span className="visually-hidden">Picture of the days</span>
                </th>
                <th scope="col">Works for</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((load) => (
                <tr key={load.id}>
                  <th scope="row">
                    <Link to={memberPath(load.id)}>{load.name}</Link>{" "}
                    {load.over && <Tag tone="late">more than there is</Tag>}
                  </th>
                  <td>{load.stage ?? "None yet"}</td>
                  <td className="number">{load.over ? <b>{days(load.given)}</b> : days(load.given)}</td>
                  <td className="number">{days(load.days_per_month)}</td>
                  <td>
                    <DaysBar used={load.given} of={load.days_per_month} longest={longest} />
                  </td>
                  <td>{load.to.length > 0 ? load.to.join(", ") : "Nobody yet"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollCard>
      )}
      {loads.length > SHOWN && (
        <p className="actions faculty-more">
          <span className="note">
            {shown.length} of {loads.length} shown
          </span>
          <button type="button" className="button" onClick={() => setAll(!all)}>
            {all ? `Show the first ${SHOWN}` : "Show all"}
          </button>
        </p>
      )}
    </section>
  );
}
