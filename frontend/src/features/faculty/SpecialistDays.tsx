import { Link } from "@tanstack/react-router";
import type { Specialists } from "../../api/facultyTypes";
import { shortDate } from "../../lib/period";
import { CsvButton } from "../../ui/CsvButton";
import { Empty } from "../../ui/Empty";
import { ScrollCard } from "../../ui/ScrollCard";
import { DaysBar } from "./DaysBar";
import { days, most } from "./dayBars";

/** Days bought of specialist providers, by contract, and what is left of them. */
export function SpecialistDays({ contracts }: { contracts: Specialists[] }) {
  const longest = most(contracts.map(({ bought }) => bought));
  return (
    <section className="section" aria-labelledby="specialists-heading">
      <div className="section-head">
        <h2 id="specialists-heading">Days of specialists</h2>
        <p>Bought under contract, worked and left</p>
        <div className="actions">
          <Link className="button" to="/faculty/providers">
            Providers and contracts
          </Link>
          <CsvButton address="/api/v1/providers.csv" name="providers.csv" />
        </div>
      </div>
      {contracts.length === 0 ? (
        <Empty title="No specialist is under contract.">Contracts appear here with the days they buy.</Empty>
      ) : (
        <ScrollCard label="Days of specialists by contract">
          <table className="table">
            <caption className="visually-hidden">Days of specialists by contract</caption>
            <thead>
              <tr>
                <th scope="col">Provider</th>
                <th scope="col">Contract</th>
                <th scope="col">From and to</th>
                <th scope="col" className="number">
                  Bought
                </th>
                <th scope="col" className="number">
                  Worked
                </th>
                <th scope="col" className="number">
                  Left
                </th>
                <th scope="col">
                  <span className="visually-hidden">Picture of the days</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {contracts.map((each) => (
                <tr key={each.id}>
                  <th scope="row">
                    <b>{each.provider}</b>
                    <span className="head-note">{each.specialism}</span>
                  </th>
                  <td>{each.contract}</td>
                  <td>
                    {shortDate(each.first)} to {shortDate(each.last)}
                  </td>
                  <td className="number">{days(each.bought)}</td>
                  <td className="number">{days(each.worked)}</td>
                  <td className="number">{days(each.left)}</td>
                  <td>
                    <DaysBar used={each.worked} of={each.bought} longest={longest} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollCard>
      )}
    </section>
  );
}
