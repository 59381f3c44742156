import type { UseQueryResult } from "@tanstack/react-query";
import { Details } from "nhsuk-react-components";
import type { Evidence, InnovationPage } from "../../api/innovationTypes";
import { Forest } from "../../charts/Forest";
import { useWidth } from "../../charts/useWidth";
import { monthAndYear } from "../../lib/period";
import { Empty } from "../../ui/Empty";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { ScrollCard } from "../../ui/ScrollCard";
import { SegmentedControl } from "../../ui/SegmentedControl";
import { Select } from "../../ui/Select";
import { SitesTable } from "./SitesTable";

export type EvidenceView = "plot" | "table";

type EvidenceSectionProps = {
  evidence: UseQueryResult<Evidence>;
  measures: InnovationPage["measures"];
  measure: string | undefined;
  view: EvidenceView;
  onMeasure: (measure: string) => void;
  onView: (view: EvidenceView) => void;
};

/** What happened at each site, beside its own trend before and beside practices that had not adopted. */
export function EvidenceSection(props: EvidenceSectionProps) {
  const { evidence, measures, measure, view, onMeasure, onView } = props;
  const { data, error, refetch } = evidence;
  return (
    <section className="section" aria-labelledby="sites-heading">
      <div className="section-head">
        <h2 id="sites-heading">What happened at each site</h2>
        {data && <p>{underHeading(data)}</p>}
        <div className="actions">
          {measures.length > 1 && (
            <Select
              label="Measure"
              value={data?.measure.code ?? measure ?? ""}
              options={measures.map(({ code, title }) => ({ value: code, label: title }))}
              onChange={onMeasure}
            />
          )}
          {data && data.sites.length > 0 && (
            <SegmentedControl
              label="View"
              quiet
              value={view}
              options={[
                { value: "plot", label: "Plot" },
                { value: "table", label: "Table" },
              ]}
              onChange={onView}
            />
          )}
        </div>
      </div>
      {data ? (
        <Told evidence={data} view={view} />
      ) : error ? (
        <Failing what="The evidence could not be fetched." error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading what="Each site’s figures are being compared with its own trend before." rows={6} cells={3} />
      )}
    </section>
  );
}

/** "Missed calls, in points, against each site’s own trend before. Largest improvement first." */
function underHeading({ measure, unit, sites, first, last }: Evidence): string {
  const what = `${measure.title}${unit && `, in ${unit}`}, against each site’s own trend before`;
  const when = first && last ? `, ${monthAndYear(first)} to ${monthAndYear(last)}` : "";
  return `${what}${when}.${sites.length > 1 ? " Largest improvement first." : ""}`;
}

function Told({ evidence, view }: { evidence: Evidence; view: EvidenceView }) {
  const { sites, pooled, too_few, comparison, left_out, notes, unit, without_last_three: without } = evidence;
  return (
    <>
      {too_few && sites.length > 0 && <p className="innovation-few">{too_few}</p>}
      {sites.length === 0 ? (
        <Empty title="There is nothing to show yet.">{too_few}</Empty>
      ) : view === "table" ? (
        <ScrollCard label="Sites">
          <SitesTable evidence={evidence} />
        </ScrollCard>
      ) : (
        <div className="card">
          <Plot evidence={evidence} />
          <p className="note innovation-gap">
            {pooled ? "Squares grow with weight; lines" : "Lines"} are 95% ranges
            {pooled && "; the diamond is the random-effects average; the lowest bar is the 95% range for a new site. "}
            {pooled ? pooled.words : "."}
          </p>
        </div>
      )}
      <div className="innovation-halves innovation-beside">
        <section className="card" aria-labelledby="beside-heading">
          <h3 id="beside-heading">Beside practices that had not adopted</h3>
          <p>{comparison.sentence}</p>
          {comparison.change && (
            <p className="innovation-gap">
              <b>{comparison.change.shown}</b> {unit}
            </p>
          )}
        </section>
        {without && (
          <section className="card" aria-labelledby="without-heading">
            <h3 id="without-heading">Without the three months before</h3>
            <p>{without.sentence}</p>
          </section>
        )}
        {left_out.length > 0 && (
          <section className="card" aria-labelledby="left-out-heading">
            <h3 id="left-out-heading">Sites left out</h3>
            <ul className="innovation-list">
              {left_out.map(({ name, practices, why }, place) => (
                <li key={place}>
                  <b>{name}</b>, {practices} {practices === 1 ? "practice" : "practices"}
                  <span className="note innovation-below">{why}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      {notes.length > 0 && (
        <Details className="innovation-notes">
          <Details.Summary>How this was worked out</Details.Summary>
          <Details.Text>
            <ul className="innovation-list">
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </Details.Text>
        </Details>
      )}
    </>
  );
}

function Plot({ evidence }: { evidence: Evidence }) {
  const [place, width] = useWidth<HTMLDivElement>(1168);
  return (
    <div ref={place}>
      <Forest evidence={evidence} width={width} />
    </div>
  );
}
