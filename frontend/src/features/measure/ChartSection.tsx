import { useQuery } from "@tanstack/react-query";
import { useRef, useState, type Ref } from "react";
import { download } from "../../api/client";
import { meQuery } from "../../api/organisations";
import { seriesCsv } from "../../api/series";
import type { Series } from "../../api/types";
import { ChartCard } from "../../charts/ChartCard";
import { ChartFiles } from "../../charts/ChartFiles";
import { Legend } from "../../charts/Legend";
import { SeriesChart } from "../../charts/SeriesChart";
import { firstShown } from "../../charts/seriesLayout";
import { useWidth } from "../../charts/useWidth";
import { useLasting } from "../../ui/useLasting";
import type { Switching } from "./ChartAndNotes";
import { ChartControls } from "./ChartControls";
import { KnownOn } from "./KnownOn";
import { Method } from "./Method";
import { askedThen } from "./known";
import type { MeasureSearch } from "./search";

type ChartSectionProps = {
  series: Series;
  search: MeasureSearch;
  onSearch: (change: Partial<MeasureSearch>) => void;
  switching: Switching;
  /** where the focus goes when something under the chart has changed it */
  section: Ref<HTMLElement>;
};

/** The width at which a phone has all months too, and scrolls; and how long another chart may take without a word. */
const WIDE = 760;
const WORD_AFTER_MS = 300;

/** The chart with its controls; no control changes a number without saying so in words. */
export function ChartSection({ series, search, onSearch, switching, section }: ChartSectionProps) {
  const [place, width] = useWidth<HTMLDivElement>(1168);
  const drawing = useRef<SVGSVGElement>(null);
  const [whole, setWhole] = useState(false);
  const { data: me } = useQuery(meQuery());
  const { chart, charts, rules, measure, organisation, points } = series;
  const hidden = firstShown(points.length, width);
  const slow = useLasting(switching.busy, WORD_AFTER_MS);
  const asked = charts.find(({ name }) => name === (search.chart ?? measure.chart)) ?? chart;
  const read = `${chart.title}, ${rules.title}`;
  const whose = organisation.kind === "practice" ? null : whoseWords(series);
  const own = charts.find(({ name }) => name === measure.chart);
  const name = `${measure.code}-${organisation.code}`;
  return (
    <ChartCard
      label="Chart"
      section={section}
      busy={switching.busy}
      dimmed={slow}
      controls={
        <>
          <ChartControls series={series} search={search} onSearch={onSearch} />
          <ChartFiles
            drawing={drawing}
            title={`${measure.title}, ${organisation.name}`}
            under={[[read, whose].filter(Boolean).join(". "), me?.demonstration ? "Demonstration data" : ""]}
            name={name}
            csv={() => download(seriesCsv(measure.code, organisation.code, askedThen(search)), `${name}.csv`)}
          />
        </>
      }
      legend={
        <>
          <Legend series={series} />
          <p className="chart-card__method" role="status">
            {read}.{own && own.name !== chart.name && ` This measure’s own is the ${own.title}.`}
            {whose && ` ${whose}.`}
          </p>
          <Method series={series} />
          <KnownOn key={search.known} known={search.known} onKnown={(known) => onSearch({ known })} />
        </>
      }
    >
      {switching.failure}
      <p role="status" className="chart-card__waiting">
        {slow && `Drawing the ${asked.title}…`}
      </p>
      <div ref={place}>
        {hidden > 0 && (
          <p className="note">
            {whole
              ? `All ${points.length} months: scroll the chart sideways. `
              : `The last ${points.length - hidden} of ${points.length} months. `}
            <button type="button" className="link-button" onClick={() => setWhole(!whole)}>
              {whole ? `Show the last ${points.length - hidden}` : `Show all ${points.length}`}
            </button>
          </p>
        )}
        {hidden > 0 && whole ? (
          // A region that scrolls has to take focus, or a keyboard cannot reach what is out of view.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <div className="scroll" tabIndex={0} role="region" aria-label="The chart, all months">
            <SeriesChart series={series} width={WIDE} drawing={drawing} />
          </div>
        ) : (
          <SeriesChart series={series} width={width} drawing={drawing} />
        )}
      </div>
    </ChartCard>
  );
}

function whoseWords({ membership, panel, panel_practices }: Series): string {
  const members = membership === "then" ? "Members of each month" : "Today’s members in every month";
  if (panel === "all") return `${members}, all practices that reported`;
  return `${members}, the same ${panel_practices === null ? "practices" : `${panel_practices} practices`} throughout`;
}
