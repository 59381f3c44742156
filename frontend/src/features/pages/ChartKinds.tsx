import { useState } from "react";
import { MarkIcon } from "../../charts/MarkIcon";
import { ruleWords } from "../../charts/pointWords";
import { SeriesChart } from "../../charts/SeriesChart";
import type { Charted } from "../../charts/seriesLayout";
import { markOfSignal } from "../../charts/table";
import { useWidth } from "../../charts/useWidth";
import { monthAndYear } from "../../lib/period";
import { ScrollCard } from "../../ui/ScrollCard";
import { chartedOf, examples, type Example } from "./charted";
import { formulas } from "./formulas";

/** Every kind of chart there is, drawn from what the engine answers for an invented series. */
export function ChartKinds() {
  const [place, width] = useWidth<HTMLDivElement>(736);
  return (
    <>
      <ul className="chart-kinds">
        {examples.map(({ chart }) => (
          <li key={chart.name}>
            <a href={`#chart-${chart.name}`}>{chart.title}</a>
          </li>
        ))}
      </ul>
      <div ref={place}>
        {examples.map((example) => (
          <ChartKind key={example.chart.name} example={example} width={width} />
        ))}
      </div>
    </>
  );
}

const FRAME = 2;

function ChartKind({ example, width }: { example: Example; width: number }) {
  const { title, about, source, chart, rules } = example;
  const charted = chartedOf(example);
  if (!charted) return null;
  return (
    <section className="chart-kind" aria-labelledby={`chart-${chart.name}`}>
      <h3 id={`chart-${chart.name}`}>{chart.title}</h3>
      <p>{about}</p>
      <figure className="card card--flush">
        <figcaption>
          <b>{title}.</b> {example.charts[0]?.sentence}
        </figcaption>
        <SeriesChart series={charted} width={width - FRAME} />
      </figure>
      <p>{formulas[chart.name]}</p>
      <p className="note">
        {source} Read here by: {rules.title}.
      </p>
      <Values charted={charted} title={title} />
    </section>
  );
}

/** The table behind a picture, made when it is asked for. */
function Values({ charted: { points, chart }, title }: { charted: Charted; title: string }) {
  const [open, setOpen] = useState(false);
  const limits = points.some(({ usual_shown: usual }) => usual !== null);
  const targets = points.some(({ target }) => target !== null);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>The {points.length} values behind it</summary>
      {open && (
        <ScrollCard label={`Values: ${chart.title}`}>
          <table className="table table--tight">
            <caption className="visually-hidden">{title}</caption>
            <thead>
              <tr>
                <th scope="col">At</th>
                <th scope="col" className="number">
                  Value
                </th>
                {limits && (
                  <th scope="col" className="number">
                    Usual range
                  </th>
                )}
                {targets && (
                  <th scope="col" className="number">
                    Target
                  </th>
                )}
                <th scope="col">Signal and rule</th>
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <tr key={point.period}>
                  <th scope="row" className="nowrap">
                    {monthAndYear(point.period)}
                  </th>
                  <td className="number">{point.status === "missing" ? "No figure" : <b>{point.shown}</b>}</td>
                  {limits && <td className="number">{point.usual_shown ?? "–"}</td>}
                  {targets && <td className="number">{point.target_shown ?? "–"}</td>}
                  <td>
                    <span className="chart-kind__rule">
                      <MarkIcon mark={markOfSignal(point.signal)} excluded={point.status === "excluded"} />
                      {ruleWords(point) ?? "None"}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollCard>
      )}
    </details>
  );
}
