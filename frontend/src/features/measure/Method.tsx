import { Details } from "nhsuk-react-components";
import type { Phase, Series } from "../../api/types";
import { monthAndYear } from "../../lib/period";
import { ScrollCard } from "../../ui/ScrollCard";

/** How the limits and signals came about: the rule set with every parameter, and the runs of each phase. */
export function Method({ series: { rules, phases } }: { series: Series }) {
  const counted = phases.filter(({ runs }) => runs.useful > 0);
  return (
    <Details className="method">
      <Details.Summary>How this is worked out</Details.Summary>
      <Details.Text>
        <dl className="method__parameters">
          {rules.parameters.map(({ label, shown }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{shown}</dd>
            </div>
          ))}
        </dl>
        {counted.length > 0 && <Runs phases={counted} />}
      </Details.Text>
    </Details>
  );
}

function Runs({ phases }: { phases: Phase[] }) {
  return (
    <ScrollCard label="Runs in each phase">
      <table className="table table--tight">
        <caption>Runs in each phase</caption>
        <thead>
          <tr>
            <th scope="col">Phase</th>
            <th scope="col" className="number">
              Points off the centre
            </th>
            <th scope="col" className="number">
              Longest run
            </th>
            <th scope="col" className="number">
              Crossings
            </th>
            <th scope="col">What they say</th>
          </tr>
        </thead>
        <tbody>
          {phases.map(({ from, to, runs }) => (
            <tr key={from}>
              <th scope="row">
                {monthAndYear(from)} to {monthAndYear(to)}
              </th>
              <td className="number">{runs.useful}</td>
              <td className="number">
                {runs.longest}, at most {runs.longest_allowed} by chance
              </td>
              <td className="number">
                {runs.crossings}
                {runs.fewest_crossings !== null && `, at least ${runs.fewest_crossings} by chance`}
              </td>
              <td>{runs.words ?? (runs.signal ? "More than chance" : "No more than chance")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollCard>
  );
}
