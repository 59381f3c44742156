import { useRef, useState } from "react";
import { download, save } from "../../api/client";
import { seriesCsv } from "../../api/series";
import type { Series } from "../../api/types";
import { pngOf, svgOf } from "../../charts/picture";
import { useWidth } from "../../charts/useWidth";
import { XmrChart } from "../../charts/XmrChart";
import { SegmentedControl } from "../../ui/SegmentedControl";
import { Legend } from "./Legend";
import type { MeasureSearch } from "./search";

type ChartSectionProps = { series: Series; search: MeasureSearch; onSearch: (change: Partial<MeasureSearch>) => void };

/** The chart with its controls; no control changes a number without saying so in words. */
export function ChartSection({ series, search, onSearch }: ChartSectionProps) {
  const [place, width] = useWidth<HTMLDivElement>(1168);
  const drawing = useRef<SVGSVGElement>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const { measure, organisation, membership, panel, panel_practices } = series;
  const title = `${measure.title}, ${organisation.name}`;
  const name = `${measure.code}-${organisation.code}`;

  const keep = (kind: string, make: () => Promise<void>) => {
    setFailed(null);
    make().catch(() => setFailed(`The ${kind} could not be made. Try again.`));
  };
  const png = async () => {
    if (drawing.current) save(await pngOf(drawing.current, title), `${name}.png`);
  };
  const svg = async () => {
    if (drawing.current) save(svgOf(drawing.current, title), `${name}.svg`);
  };
  const csv = () => download(seriesCsv(measure.code, organisation.code, { membership, panel }), `${name}.csv`);

  return (
    <section className="card section chart-card" aria-label="Chart">
      <div className="chart-controls">
        <p className="control">
          <span>Rules</span> {series.rules.title}
        </p>
        {organisation.kind !== "practice" && (
          <>
            <SegmentedControl
              label="Members"
              value={search.membership ?? membership}
              options={[
                { value: "then", label: "then" },
                { value: "now", label: "now" },
              ]}
              onChange={(value) => onSearch({ membership: value })}
            />
            <SegmentedControl
              label="Practices"
              value={search.panel ?? panel}
              options={[
                { value: "all", label: "all that reported" },
                {
                  value: "constant",
                  label: panel_practices === null ? "same throughout" : `same ${panel_practices} throughout`,
                },
              ]}
              onChange={(value) => onSearch({ panel: value })}
            />
          </>
        )}
        <div className="actions">
          <button type="button" className="button" onClick={() => keep("PNG", png)}>
            PNG
          </button>
          <button type="button" className="button" onClick={() => keep("SVG", svg)}>
            SVG
          </button>
          <button type="button" className="button" onClick={() => keep("CSV", csv)}>
            CSV
          </button>
        </div>
      </div>
      {failed && <p role="alert">{failed}</p>}
      <div className="chart-card__drawing">
        <div ref={place}>
          <XmrChart series={series} width={width} drawing={drawing} />
        </div>
      </div>
      <Legend />
    </section>
  );
}
