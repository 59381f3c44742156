import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { seriesQuery } from "../../api/series";
import type { Measure, Series } from "../../api/types";
import { monthAndYear } from "../../lib/period";
import { organisationPath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { Empty } from "../../ui/Empty";
import { Failing } from "../../ui/Failing";
import { AssuranceIcon, VariationIcon } from "../../ui/icons";
import { Lede } from "../../ui/Lede";
import { Loading } from "../../ui/Loading";
import { assuranceWords, familyOf, verdictWords } from "../../ui/signals";
import { ChartSection } from "./ChartSection";
import { Members } from "./Members";
import { Notes } from "./Notes";
import { Values } from "./Values";
import "./measure.css";
import { PageTitle } from "../../ui/PageTitle";

const route = getRouteApi("/signed-in/measures/$measure/$organisation");

/** Is this real, since when, by what rule, from which file. */
export function MeasurePage() {
  const { measure, organisation } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { membership, panel } = search;
  const query = { ...seriesQuery(measure, organisation, { membership, panel }), placeholderData: keepPreviousData };
  const { data: series, error, refetch } = useQuery(query);
  if (!series) {
    return error ? (
      <>
        <h1>Measure</h1>
        <Failing
          what="The chart could not be fetched."
          kept="Your choices are kept in the address of this page."
          error={error}
          onRetry={() => void refetch()}
        />
      </>
    ) : (
      <>
        <h1 className="visually-hidden">Loading</h1>
        <Loading what="Fetching the chart and its members." rows={5} cells={8} />
      </>
    );
  }
  const onSearch = (change: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  return (
    <>
      <Head series={series} />
      {series.points.length === 0 ? (
        <div className="section">
          <Empty title={`No figures yet for ${series.organisation.name}.`}>
            The chart starts with the first month that is reported.
          </Empty>
        </div>
      ) : (
        <>
          <ChartSection series={series} search={search} onSearch={onSearch} />
          <div className="columns section">
            <Values
              series={series}
              all={search.months === "all"}
              onAll={(all) => onSearch({ months: all ? "all" : undefined })}
            />
            <Notes notes={series.notes} />
          </div>
          <Members series={series} />
        </>
      )}
    </>
  );
}

const directionWords = { lower: "Lower is better. ", higher: "Higher is better. ", neither: "" } as const;
const toneOf = { improvement: "tone-improving", concern: "tone-worse", neutral: "tone-neutral", common: "" } as const;

function Head({ series }: { series: Series }) {
  const { measure, organisation, parents, points, variation, assurance } = series;
  const title = `${measure.title}, ${organisation.name}`;
  const [from, to] = [points[0], points.at(-1)];
  return (
    <>
      <PageTitle title={title} />
      <Crumbs
        places={[
          { label: "Overview", to: "/overview" },
          ...[...parents.filter(({ kind }) => kind !== "nation"), organisation]
            .filter(({ kind }) => kind !== "nation")
            .map((place) => ({ label: place.name, to: organisationPath(place) })),
        ]}
      />
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          <p className="page-head__facts">
            {definitionOf(measure)}
            {directionWords[measure.direction]}
            {from &&
              to &&
              `${measure.period === "month" ? "Monthly" : "Quarterly"}, ${monthAndYear(from.period)} to ${monthAndYear(to.period)}.`}
          </p>
        </div>
        <p className="verdict">
          {variation && (
            <span>
              <VariationIcon variation={variation} size="l" />
              <b className={toneOf[familyOf(variation)]}>{verdictWords[variation]}</b>
            </span>
          )}
          {assurance && (
            <span>
              <AssuranceIcon assurance={assurance} size="l" />
              <b className="verdict__target">{assuranceWords[assurance]}</b>
            </span>
          )}
        </p>
      </div>
      <Lede sentence={series.sentence} more={series.detail} />
    </>
  );
}

/** "Calls not answered, as a share of all calls. " */
function definitionOf({ numerator, denominator, unit, unit_label }: Measure): string {
  if (!numerator) return "";
  const what = numerator.charAt(0).toUpperCase() + numerator.slice(1);
  if (!denominator) return `${what}. `;
  const per = denominator.charAt(0).toLowerCase() + denominator.slice(1);
  return unit === "percent" ? `${what}, as a share of ${per}. ` : `${what}, ${unit_label}. `;
}
