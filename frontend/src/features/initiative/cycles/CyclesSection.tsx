import { Link } from "@tanstack/react-router";
import { Empty } from "../../../ui/Empty";
import { ScrollCard } from "../../../ui/ScrollCard";
import type { Cycle } from "./queries";
import { CyclesRamp } from "./CyclesRamp";
import "./cycles.css";

/** The cycles of an initiative and what each taught, newest first. */
export function CyclesSection({ code, cycles, mayEdit }: { code: string; cycles: Cycle[]; mayEdit: boolean }) {
  return (
    <section className="section" aria-labelledby="cycles">
      <div className="section-head">
        <h2 id="cycles">PDSA cycles</h2>
        {cycles.length > 1 && <p>Each test from the bottom up, and what it taught</p>}
        {mayEdit && (
          <div className="actions">
            <Link className="button" to="/initiatives/$code/cycles/new" params={{ code }}>
              {cycles.length ? "Next cycle" : "First cycle"}
            </Link>
          </div>
        )}
      </div>
      {cycles.length === 0 ? (
        <Empty title="No cycles yet">Begin small: one person, one morning, and a prediction to study it against.</Empty>
      ) : (
        <div className="cycles">
          <CyclesRamp cycles={cycles} />
          <ScrollCard label="What each cycle taught">
            <table className="table table--tight">
              <caption className="visually-hidden">What each cycle taught, newest first</caption>
              <thead>
                <tr>
                  <th scope="col">No</th>
                  <th scope="col">Test and prediction</th>
                  <th scope="col">What happened</th>
                  <th scope="col">Act</th>
                </tr>
              </thead>
              <tbody>
                {cycles.map((cycle) => (
                  <tr key={cycle.id}>
                    <th scope="row">{cycle.number}</th>
                    <td>
                      <Link to="/initiatives/$code/cycles/$cycle" params={{ code, cycle: String(cycle.id) }}>
                        {cycle.title}
                      </Link>
                      <br />
                      <span className="note">Predicted: {cycle.prediction}</span>
                    </td>
                    <td>
                      {cycle.found || <span className={cycle.overdue ? "late" : undefined}>{cycle.act_words}</span>}
                    </td>
                    <td>
                      {cycle.act !== null ? (
                        <strong>{cycle.act_words}</strong>
                      ) : (
                        mayEdit && (
                          <Link to="/initiatives/$code/cycles/$cycle" params={{ code, cycle: String(cycle.id) }}>
                            Record<span className="visually-hidden"> what cycle {cycle.number} taught</span>
                          </Link>
                        )
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollCard>
        </div>
      )}
    </section>
  );
}
