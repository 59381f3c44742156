import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ImportPage } from "../../api/figureTypes";
import { number } from "../../lib/amounts";
import { organisationPath } from "../../lib/places";
import { ScrollCard } from "../../ui/ScrollCard";
import { changes } from "./words";

const SHOWN_AT_FIRST = 10;

/** What a file changed, in numbers, and what it corrected. */
export function Changed({ sent, wide }: { sent: ImportPage; wide: boolean }) {
  const [all, setAll] = useState(false);
  const { corrections, counts, state } = sent;
  const rows = corrections.slice(0, all ? undefined : SHOWN_AT_FIRST);
  return (
    <section className={wide ? "span-12" : "span-8"} aria-labelledby="changed-heading">
      <div className="section-head">
        <h2 id="changed-heading">{state === "withdrawn" ? "What it had changed" : "What it changed"}</h2>
        {corrections.length > SHOWN_AT_FIRST && (
          <div className="actions">
            <button type="button" className="button" onClick={() => setAll(!all)}>
              {all ? `First ${SHOWN_AT_FIRST}` : `All ${corrections.length}`}
            </button>
          </div>
        )}
      </div>
      <ScrollCard label="Numbers and corrections">
        <dl className="sums">
          {changes(counts).map(({ what, value }) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{number(value)}</dd>
            </div>
          ))}
        </dl>
        {rows.length > 0 && (
          <table className="table table--tight">
            <caption className="visually-hidden">Corrections</caption>
            <thead>
              <tr>
                <th scope="col">Corrections</th>
                <th scope="col">What</th>
                <th scope="col" className="number">
                  Before
                </th>
                <th scope="col" className="number">
                  In the file
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ organisation, figure, before, after }, index) => (
                <tr key={index}>
                  <th scope="row">
                    <Link to={organisationPath(organisation)}>
                      <b>{organisation.name}</b>
                    </Link>{" "}
                    <span className="tiny">{organisation.code}</span>
                  </th>
                  <td>{figure}</td>
                  <td className="number">{before}</td>
                  <td className="number">
                    <b>{after}</b>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </ScrollCard>
    </section>
  );
}
