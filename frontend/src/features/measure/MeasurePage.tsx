import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { seriesQuery } from "../../api/series";
import { measurePath } from "../../lib/places";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { ChartAndNotes } from "./ChartAndNotes";
import { askedOf, type MeasureSearch } from "./search";
import "./measure.css";

const route = getRouteApi("/signed-in/measures/$measure/$organisation");

/** Is this real, since when, by what rule, from which file. */
export function MeasurePage() {
  const { measure, organisation } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = { ...seriesQuery(measure, organisation, askedOf(search)), placeholderData: keepPreviousData };
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
        {(search.chart || search.rules) && (
          <p className="section">
            <Link to={measurePath(measure, organisation)}>Show it as the chart the measure has of its own</Link>
          </p>
        )}
      </>
    ) : (
      <>
        <h1 className="visually-hidden">Loading</h1>
        <Loading what="Fetching the chart and its members." rows={5} cells={8} />
      </>
    );
  }
  const onSearch = (change: Partial<MeasureSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  // A form that is open belongs to its chart.
  return <ChartAndNotes key={`${measure}/${organisation}`} series={series} search={search} onSearch={onSearch} />;
}
