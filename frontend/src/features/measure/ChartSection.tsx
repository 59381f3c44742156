import { useRef, type Ref } from "react";
import { download } from "../../api/client";
import { seriesCsv } from "../../api/series";
import type { Series } from "../../api/types";
import { ChartCard } from "../../charts/ChartCard";
import { ChartFiles } from "../../charts/ChartFiles";
import { SeriesChart } from "../../charts/SeriesChart";
import { useWidth } from "../../charts/useWidth";
import { ChartControls } from "./ChartControls";
import { Legend } from "./Legend";
import { Method } from "./Method";
import { askedOf, type MeasureSearch } from "./search";

type ChartSectionProps = {
  series: Series;
  search: MeasureSearch;
  onSearch: (change: Partial<MeasureSearch>) => void;
  /** where the focus goes when something under the chart has changed it */
  section: Ref<HTMLElement>;
};

/** The chart with its controls; no control changes a number without saying so in words. */
export function ChartSection({ series, search, onSearch, section }: ChartSectionProps) {
  const [place, width] = useWidth<HTMLDivElement>(1168);
  const drawing = useRef<SVGSVGElement>(null);
  const { chart, charts, rules, measure, organisation } = series;
  const own = charts.find(({ name }) => name === measure.chart);
  const name = `${measure.code}-${organisation.code}`;
  return (
    <ChartCard
      label="Chart"
      section={section}
      controls={
        <>
          <ChartControls series={series} search={search} onSearch={onSearch} />
          <ChartFiles
            drawing={drawing}
            title={`${measure.title}, ${organisation.name}\n${chart.title}, ${rules.title}`}
            name={name}
            csv={() => download(seriesCsv(measure.code, organisation.code, askedOf(search)), `${name}.csv`)}
          />
        </>
      }
      legend={
        <>
          <Legend series={series} />
          <p className="chart-card__method" role="status">
            {chart.title}, {rules.title}.{own && own.name !== chart.name && ` This measure’s own is the ${own.title}.`}
            {organisation.kind !== "practice" && ` ${whoseWords(series)}.`}
          </p>
          <Method series={series} />
        </>
      }
    >
      <div ref={place}>
        <SeriesChart series={series} width={width} drawing={drawing} />
      </div>
    </ChartCard>
  );
}

function whoseWords({ membership, panel, panel_practices }: Series): string {
  const members = membership === "then" ? "Members of each month" : "Today’s members in every month";
  if (panel === "all") return `${members}, all practices that reported`;
  return `${members}, the same ${panel_practices === null ? "practices" : `${panel_practices} practices`} throughout`;
}
