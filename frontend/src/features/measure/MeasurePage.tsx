import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { seriesQuery } from "../../api/series";
import type { Series } from "../../api/types";
import { measurePath } from "../../lib/places";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { ChartAndNotes } from "./ChartAndNotes";
import { askedThen, understood } from "./known";
import type { MeasureSearch } from "./search";
import "./measure.css";

const route = getRouteApi("/signed-in/measures/$measure/$organisation");

/** Is this real, since when, by what rule, from which file. */
export function MeasurePage() {
  const { measure, organisation } = route.useParams();
  // A chart that is kept while another is drawn, and a form that is open, belong to one measure at one organisation.
  return <MeasureHere key={`${measure}/${organisation}`} measure={measure} organisation={organisation} />;
}

function MeasureHere({ measure, organisation }: { measure: string; organisation: string }) {
  const search = understood(route.useSearch());
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(seriesQuery(measure, organisation, askedThen(search)));
  // The last chart stays while another is fetched, and where it cannot be: what was seen is not taken away.
  const [last, setLast] = useState<Series>();
  if (data && data !== last) setLast(data);
  const found = data ?? last;
  // What is set on a chart is set on today's.
  const series = found && search.known ? { ...found, may_set: false } : found;
  const failure = error && !data && (
    <>
      <Failing
        what="The chart could not be fetched."
        kept="Your choices are kept in the address of this page."
        error={error}
        onRetry={() => void refetch()}
      />
      {(search.chart || search.rules || search.known) && (
        <p className="section">
          <Link to={measurePath(measure, organisation)}>
            {search.known ? "Show what is known today" : "Show it as the chart the measure has of its own"}
          </Link>
        </p>
      )}
    </>
  );
  if (!series) {
    return failure ? (
      <>
        <h1>Measure</h1>
        {failure}
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
  return (
    <ChartAndNotes series={series} search={search} onSearch={onSearch} switching={{ busy: !data && !error, failure }} />
  );
}
