import { axisNumber } from "../../charts/axis";
import { monthAndYear } from "../../lib/period";
import { signed, tableDecimals } from "./layout";
import type { NationalChange, PracticeChanges } from "./queries";

/** The twins of the pictures, as finely as their axes can be read. */
export function CourseTable({ found: { series, dated, measure } }: { found: NationalChange }) {
  const decimals = tableDecimals(series.values);
  const written = (value: number | null | undefined) =>
    value === null || value === undefined ? "no figure" : axisNumber(value, { unit: "count" }, decimals);
  return (
    <div className="change-table">
      <table className="table table--tight">
        <caption className="visually-hidden">The nation, month by month, {measure.unit_label}</caption>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col" className="number">
              Figure
            </th>
            {dated && (
              <>
                <th scope="col" className="number">
                  Course
                </th>
                <th scope="col" className="number">
                  Course before, carried on
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {series.periods.map((period, index) => (
            <tr key={period}>
              <th scope="row">
                {monthAndYear(period)}
                {dated?.first === period && <b>, the new course begins</b>}
              </th>
              <td className="number">{written(series.values[index])}</td>
              {dated && (
                <>
                  <td className="number">{written(series.fitted[index])}</td>
                  <td className="number">{period < dated.first ? "" : written(series.continued[index])}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const PERCENTILE_WORDS: Record<string, string> = {
  "5": "Five in 100 changed by this or less",
  "25": "A quarter changed by this or less",
  "50": "The middle practice",
  "75": "A quarter changed by this or more",
  "95": "Five in 100 changed by this or more",
};

export function ChangesTable({ changes: { bins, shown } }: { changes: PracticeChanges }) {
  const decimals = tableDecimals(bins.map(({ upper, lower }) => upper - lower));
  return (
    <div className="change-table change-table--two">
      <table className="table table--tight">
        <caption className="visually-hidden">Where practices lie</caption>
        <thead>
          <tr>
            <th scope="col">Practices</th>
            <th scope="col" className="number">
              Change
            </th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(PERCENTILE_WORDS).map(([name, words]) => (
            <tr key={name}>
              <th scope="row">{words}</th>
              <td className="number">{shown[name]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="table table--tight">
        <caption className="visually-hidden">Practices by their change</caption>
        <thead>
          <tr>
            <th scope="col">Change</th>
            <th scope="col" className="number">
              Practices
            </th>
          </tr>
        </thead>
        <tbody>
          {bins.map(({ lower, upper, practices }) => (
            <tr key={lower}>
              <th scope="row">
                {signed(lower, decimals)} to {signed(upper, decimals)}
              </th>
              <td className="number">{practices}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
