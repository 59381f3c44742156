import type { Point, Series } from "../../api/types";
import { ruleWords } from "../../charts/pointWords";
import { markOfSignal } from "../../charts/table";
import { monthAndYear } from "../../lib/period";
import { ScrollCard } from "../../ui/ScrollCard";
import { MarkIcon } from "./Legend";

const SHOWN_AT_FIRST = 11;

type ValuesProps = { series: Series; all: boolean; onAll: (all: boolean) => void };

/** The chart as a table: each month with its rule and the file it came from, newest first. */
export function Values({ series, all, onAll }: ValuesProps) {
  const { measure, organisation, points } = series;
  const shown = [...points].reverse().slice(0, all ? undefined : SHOWN_AT_FIRST);
  const share = points.some(({ numerator, denominator }) => numerator !== null && denominator !== null);
  const practices = organisation.kind !== "practice";
  return (
    <section className="span-9" aria-labelledby="values-heading">
      <div className="section-head">
        <h2 id="values-heading">Values</h2>
        <p role="status">
          Newest first, {shown.length} of {points.length} months
        </p>
        {points.length > SHOWN_AT_FIRST && (
          <div className="actions">
            <button type="button" className="button" onClick={() => onAll(!all)}>
              {all ? `Latest ${SHOWN_AT_FIRST} months` : `All ${points.length} months`}
            </button>
          </div>
        )}
      </div>
      <ScrollCard label="Values by month">
        <table className="table table--tight">
          <caption className="visually-hidden">
            {measure.title}, {organisation.name}, by month
          </caption>
          <thead>
            <tr>
              <th scope="col">Month</th>
              <th scope="col" className="number">
                Value
              </th>
              {share && (
                <>
                  <th scope="col" className="number values__counted" title={measure.numerator ?? undefined}>
                    {series.numerator_label}
                  </th>
                  <th scope="col" className="number values__counted" title={measure.denominator ?? undefined}>
                    {series.denominator_label}
                  </th>
                </>
              )}
              {practices && (
                <th scope="col" className="number">
                  Practices
                </th>
              )}
              <th scope="col" className="number">
                Usual range
              </th>
              <th scope="col">Signal and rule</th>
              <th scope="col">Where from</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((point) => (
              <ValueRow key={point.period} point={point} share={share} practices={practices} />
            ))}
          </tbody>
        </table>
      </ScrollCard>
    </section>
  );
}

type ValueRowProps = { point: Point; share: boolean; practices: boolean };

function ValueRow({ point, share, practices }: ValueRowProps) {
  return (
    <tr>
      <th scope="row" className="nowrap">
        {monthAndYear(point.period)}
      </th>
      <td className="number">
        {point.status === "missing" ? <span className="late">No figure</span> : <b>{point.shown}</b>}
      </td>
      {share && (
        <>
          <td className="number">{point.numerator_shown}</td>
          <td className="number">{point.denominator_shown}</td>
        </>
      )}
      {practices && <td className="number">{point.practices_shown}</td>}
      <td className="number">{point.usual_shown}</td>
      <td>
        <Rule point={point} />
      </td>
      <td>
        {point.sources.map(({ revision, label }, index) => (
          <span key={revision} className="nowrap">
            {index > 0 && ", "}
            {label}
          </span>
        ))}
      </td>
    </tr>
  );
}

const toneOf = { improving: "tone-improving", worse: "tone-worse", up: "tone-neutral", down: "tone-neutral" } as const;

function Rule({ point }: { point: Point }) {
  const words = ruleWords(point);
  const [verdict, ...rule] = (words ?? "").split(": ");
  return (
    <span className="rule">
      {point.status !== "missing" && (
        <MarkIcon mark={markOfSignal(point.signal)} excluded={point.status === "excluded"} />
      )}
      {words ? (
        <span>
          <span className={point.signal ? toneOf[point.signal] : undefined}>{verdict}</span>
          {rule.length > 0 && `: ${rule.join(": ")}`}
        </span>
      ) : (
        <span className="note">{point.status === "reported" ? "None" : ""}</span>
      )}
    </span>
  );
}
