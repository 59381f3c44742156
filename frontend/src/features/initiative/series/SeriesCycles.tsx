import { monthAndYear } from "../../../lib/period";
import { initiativePath } from "../../../lib/places";
import { Link } from "@tanstack/react-router";
import type { MeasureSeries } from "./queries";
import "./series.css";

/** Whether a signal stands beside the cycles, in words, and each cycle with the month in which it began. */
export function SeriesCycles({ series: { follows, marks, initiative } }: { series: MeasureSeries }) {
  return (
    <section className="section" aria-labelledby="cycles">
      <div className="section-head">
        <h2 id="cycles">Beside the cycles</h2>
        <p>What stands side by side is no proof of a cause.</p>
      </div>
      <div className="card series-cycles">
        <p>{follows}</p>
        {marks.length > 0 && (
          <ul className="rows">
            {[...marks].reverse().map(({ number, period, label }) => (
              <li key={number}>
                <b>{monthAndYear(period)}</b>: {label}
              </li>
            ))}
          </ul>
        )}
        <p className="note">
          <Link to={initiativePath(initiative.code)}>What each cycle taught</Link>
        </p>
      </div>
    </section>
  );
}
