import type { Centiles } from "../../api/comparison";
import { CENTILES } from "../../charts/centilesLayout";
import { centileShown } from "../../charts/centileWords";
import { monthAndYear } from "../../lib/period";
import { ScrollCard } from "../../ui/ScrollCard";

const SHOWN_AT_FIRST = 12;

type CentileTableProps = { centiles: Centiles; all: boolean; onAll: (all: boolean) => void };

/** The bands as a table, newest first. */
export function CentileTable({ centiles, all, onAll }: CentileTableProps) {
  const { periods, organisation, measure, counts, shown } = centiles;
  const newest = periods.map((_, index) => periods.length - 1 - index).slice(0, all ? undefined : SHOWN_AT_FIRST);
  return (
    <section className="section" aria-labelledby="months-heading">
      <div className="section-head">
        <h2 id="months-heading">Values</h2>
        <p role="status">
          Newest first, {newest.length} of {periods.length} months
        </p>
        {periods.length > SHOWN_AT_FIRST && (
          <div className="actions">
            <button type="button" className="button" onClick={() => onAll(!all)}>
              {all ? `Latest ${SHOWN_AT_FIRST} months` : `All ${periods.length} months`}
            </button>
          </div>
        )}
      </div>
      <ScrollCard label="Centiles by month">
        <table className="table table--tight">
          <caption className="visually-hidden">{measure.title}, centiles by month</caption>
          <thead>
            <tr>
              <th scope="col">Month</th>
              {organisation && (
                <th scope="col" className="number">
                  {organisation.name}
                </th>
              )}
              {CENTILES.map((centile) => (
                <th key={centile} scope="col" className="number">
                  {centile === "50" ? "Median" : `${centile}th centile`}
                </th>
              ))}
              <th scope="col" className="number">
                With a figure
              </th>
            </tr>
          </thead>
          <tbody>
            {newest.map((index) => (
              <tr key={periods[index]}>
                <th scope="row" className="nowrap">
                  {monthAndYear(periods[index] ?? "")}
                </th>
                {organisation && (
                  <td className="number">
                    <b>{shown[index]}</b>
                  </td>
                )}
                {CENTILES.map((centile) => (
                  <td key={centile} className="number">
                    {centileShown(centiles, centile, index)}
                  </td>
                ))}
                <td className="number">{(counts[index] ?? 0).toLocaleString("en-GB")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollCard>
    </section>
  );
}
