import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { EntryForm } from "../../api/figureTypes";
import { practiceQuery } from "../../api/practices";
import { SmallChart } from "../../charts/SmallChart";
import { tableOfChart } from "../../charts/table";
import { monthAndYear } from "../../lib/period";
import { organisationPath } from "../../lib/places";
import { Sentence } from "../../ui/Lede";
import { plainText } from "../../ui/signals";

/** Beside the fields: what the numbers have come to so far, and the months that are missing. */
export function Beside({ form: { organisation, groups, also_missing } }: { form: EntryForm }) {
  // A second question, so that the fields never wait for a chart. Of what is entered here, the first has most to say.
  const { data: practice } = useQuery(practiceQuery(organisation.code));
  const entered = new Set(groups.flatMap(({ measures }) => measures.map(({ measure }) => measure.code)));
  const chart = practice?.measures.find(({ measure }) => entered.has(measure.code));
  return (
    <aside className="span-4 entry__beside" aria-label="So far">
      {chart && (
        <section className="card" aria-labelledby="so-far-heading">
          <h2 id="so-far-heading">{organisation.name} so far</h2>
          <p className="note">
            {chart.measure.title}. <Sentence segments={chart.sentence} />
          </p>
          <SmallChart
            rows={tableOfChart(chart.chart)}
            label={`${chart.measure.title} at ${organisation.name}. ${plainText(chart.sentence)}`}
            width={336}
            height={130}
          />
          <p className="note">
            <Link to={organisationPath(organisation)}>Your charts</Link>
          </p>
        </section>
      )}
      {also_missing.length > 0 && (
        <section className="card" aria-labelledby="missing-heading">
          <h2 id="missing-heading">Also missing</h2>
          <ul className="missing">
            {also_missing.map(({ period, figures }) => (
              <li key={period}>
                <Link to="/entry/$period" params={{ period }} search={{ organisation: organisation.code }}>
                  {monthAndYear(period)}
                </Link>
                <span>{figures === 1 ? "1 figure" : `${figures} figures`}</span>
              </li>
            ))}
          </ul>
          <p className="note">Months left empty stay empty. Nothing is filled in for you.</p>
        </section>
      )}
    </aside>
  );
}
