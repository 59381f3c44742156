import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { save } from "../../../api/client";
import { meQuery } from "../../../api/organisations";
import { ChartCard } from "../../../charts/ChartCard";
import { ChartFiles } from "../../../charts/ChartFiles";
import { Legend } from "../../../charts/Legend";
import { SeriesChart } from "../../../charts/SeriesChart";
import { firstShown } from "../../../charts/seriesLayout";
import { useWidth } from "../../../charts/useWidth";
import { csvFile } from "../../../lib/csv";
import { monthAndYear } from "../../../lib/period";
import { initiativeFiguresPath, initiativePartPath, initiativePath } from "../../../lib/places";
import { Crumbs } from "../../../ui/Crumbs";
import { Empty } from "../../../ui/Empty";
import { VariationIcon } from "../../../ui/icons";
import { Lede } from "../../../ui/Lede";
import { Loading } from "../../../ui/Loading";
import { PageFailing } from "../../../ui/PageFailing";
import { PageTitle } from "../../../ui/PageTitle";
import { familyOf, verdictWords } from "../../../ui/signals";
import { seriesCsv } from "./csv";
import { SeriesCycles } from "./SeriesCycles";
import { measureSeriesQuery, type MeasureSeries } from "./queries";
import { SeriesValues } from "./SeriesValues";

const route = getRouteApi("/signed-in/initiatives/$code/measures/$measure");
const FAMILIES = { outcome: "Outcome measure", process: "Process measure", balancing: "Balancing measure" } as const;
const toneOf = { improvement: "tone-improving", concern: "tone-worse", neutral: "tone-neutral", common: "" } as const;
/** The width at which a phone has all months too, and scrolls. */
const WIDE = 760;

/** The chart of one measure of an initiative, with its PDSA cycles under it. */
export function SeriesPage() {
  const { code, measure } = route.useParams();
  const { data: series, error, refetch } = useQuery(measureSeriesQuery(code, Number(measure)));
  if (series) return <Charted series={series} />;
  return error ? (
    <PageFailing
      heading="A measure of an initiative"
      what="This measure could not be fetched."
      error={error}
      onRetry={() => void refetch()}
    />
  ) : (
    <>
      <h1 className="visually-hidden">Loading</h1>
      <Loading what="Drawing the chart." rows={6} cells={2} />
    </>
  );
}

function Charted({ series }: { series: MeasureSeries }) {
  const { initiative, measure, points, scope, variation } = series;
  const title = scope ? `${measure.title}, ${scope}` : measure.title;
  const [from, to] = [points[0], points.at(-1)];
  const counted =
    measure.numerator && measure.denominator
      ? `${measure.numerator}, of ${measure.denominator.charAt(0).toLowerCase()}${measure.denominator.slice(1)}. `
      : measure.numerator
        ? `${measure.numerator}. `
        : "";
  return (
    <>
      <PageTitle title={`${measure.title}, ${initiative.title}`} />
      <Crumbs
        places={[
          { label: "Initiatives", to: "/initiatives" },
          { label: initiative.title, to: initiativePath(initiative.code) },
          { label: "Measures", to: initiativePartPath(initiative.code, "measures") },
        ]}
      />
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          <p className="page-head__facts">
            {FAMILIES[series.family]}. {counted}
            {from && to && `Monthly, ${monthAndYear(from.period)} to ${monthAndYear(to.period)}.`}
          </p>
        </div>
        {variation && (
          <p className="verdict">
            <span>
              <VariationIcon variation={variation} size="l" />
              <b className={toneOf[familyOf(variation)]}>{verdictWords[variation]}</b>
            </span>
          </p>
        )}
      </div>
      <Lede sentence={series.sentence} more={series.detail} />
      <p className="lede-more">
        {series.own ? (
          <Link to={initiativeFiguresPath(initiative.code, series.id)}>See or give the figures</Link>
        ) : (
          "From the library: the figures are those that practices have sent."
        )}
      </p>
      {points.length === 0 ? (
        <div className="section">
          <Empty title="No figures yet.">The chart starts with the first month that is given.</Empty>
        </div>
      ) : (
        <>
          <Picture series={series} />
          <SeriesCycles series={series} />
          <SeriesValues series={series} />
        </>
      )}
    </>
  );
}

function Picture({ series }: { series: MeasureSeries }) {
  const [place, width] = useWidth<HTMLDivElement>(1168);
  const drawing = useRef<SVGSVGElement>(null);
  const [whole, setWhole] = useState(false);
  const { data: me } = useQuery(meQuery());
  const { chart, rules, measure, initiative, points, id } = series;
  const hidden = firstShown(points.length, width);
  const read = `${chart.title}, ${rules.title}`;
  const name = `${initiative.code}-measure-${id}`;
  const shown = points.length - hidden;
  return (
    <ChartCard
      label="Chart"
      controls={
        <ChartFiles
          drawing={drawing}
          title={`${measure.title}, ${initiative.title}`}
          under={[read, me?.demonstration ? "Demonstration data" : ""]}
          name={name}
          csv={() => save(csvFile(seriesCsv(series)), `${name}.csv`)}
        />
      }
      legend={
        <>
          <Legend series={series} />
          <p className="chart-card__method">{read}.</p>
        </>
      }
    >
      <div ref={place}>
        {hidden > 0 && (
          <p className="note">
            {whole
              ? `All ${points.length} months: scroll the chart sideways. `
              : `The last ${shown} of ${points.length} months. `}
            <button type="button" className="link-button" onClick={() => setWhole(!whole)}>
              {whole ? `Show the last ${shown}` : `Show all ${points.length}`}
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
