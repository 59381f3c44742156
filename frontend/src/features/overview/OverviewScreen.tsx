import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Details } from "nhsuk-react-components";
import { useMemo } from "react";
import type { Level } from "../../api/types";
import { useMay } from "../../api/useMay";
import { monthAndYear } from "../../lib/period";
import { Failing } from "../../ui/Failing";
import { IconKey } from "../../ui/IconKey";
import { Lede } from "../../ui/Lede";
import { Loading } from "../../ui/Loading";
import { PHONE, useMediaQuery } from "../../ui/useMediaQuery";
import { Filters } from "./Filters";
import { GridControls } from "./GridControls";
import { NothingMatches } from "./NothingMatches";
import { OverviewGrid } from "./OverviewGrid";
import { OverviewList } from "./OverviewList";
import { OverviewTable } from "./OverviewTable";
import { overviewQuery } from "./queries";
import type { OverviewSearch } from "./search";
import { counted, nouns } from "./words";
import "./overview.css";
import { PageTitle } from "../../ui/PageTitle";

export type OverviewProps = {
  title: string;
  level: Level;
  search: OverviewSearch;
  onSearch: (change: Partial<OverviewSearch>) => void;
};

/** A row a grouping, a column a measure: who is improving, who is not, who is silent. */
export function OverviewScreen({ title, level, search, onSearch }: OverviewProps) {
  const phone = useMediaQuery(PHONE);
  const mayReadInnovations = useMay("read_innovations");
  const query = useInfiniteQuery(overviewQuery(level, search));
  const { data, error, refetch } = query;
  const rows = useMemo(() => data?.pages.flatMap(({ body }) => body.items) ?? [], [data]);
  const overview = data?.pages[0]?.body;

  if (!overview) {
    return (
      <>
        <PageTitle title={title} />
        <h1>{title}</h1>
        <div className="section">
          {error ? (
            <Failing
              what="The figures could not be fetched."
              kept="Your filters are kept in the address of this page."
              error={error}
              onRetry={() => void refetch()}
            />
          ) : (
            <Loading what={`Fetching every one of the ${nouns[level].many}.`} rows={10} />
          )}
        </div>
      </>
    );
  }

  const more = {
    rows,
    count: query.hasNextPage ? Math.max(overview.total, rows.length) : rows.length,
    wanted: () => {
      if (query.hasNextPage && !query.isFetchingNextPage && !query.isFetchNextPageError) void query.fetchNextPage();
    },
  };
  const shared = { overview, level, search, onSearch, more };
  return (
    <>
      <PageTitle title={title} />
      <h1>{title}</h1>
      <Lede sentence={overview.sentence} more={overview.also} />
      {mayReadInnovations && (
        <p className="lede-more">
          <Link to="/spread" search={{ by: level === "scheme" ? "scheme" : undefined }}>
            How innovations spread
          </Link>
        </p>
      )}
      <Filters {...shared} phone={phone} />
      <section className="section" aria-labelledby="grid-heading" aria-busy={query.isPlaceholderData}>
        <div className="section-head">
          <h2 id="grid-heading">
            {overview.period ? `Latest month, ${monthAndYear(overview.period)}` : "No figures yet"}
          </h2>
          <GridControls {...shared} phone={phone} />
        </div>
        <p className="visually-hidden" role="status">
          {counted(overview.total, nouns[level])}
        </p>
        {rows.length === 0 ? (
          <NothingMatches {...shared} />
        ) : (
          <>
            {phone ? (
              <Details className="key-fold">
                <Details.Summary>What the icons mean</Details.Summary>
                <Details.Text>
                  <IconKey />
                </Details.Text>
              </Details>
            ) : (
              <div className="card key-bar" role="group" aria-label="What the icons mean">
                <IconKey />
              </div>
            )}
            {phone && <OverviewList {...shared} />}
            {!phone && search.view === "table" && <OverviewTable {...shared} />}
            {!phone && search.view !== "table" && <OverviewGrid {...shared} />}
          </>
        )}
        {query.isFetchNextPageError && (
          <Failing
            what="The next rows could not be fetched."
            error={error}
            onRetry={() => void query.fetchNextPage()}
          />
        )}
        {rows.length > 0 && (
          <p className="grid-foot">
            <span>{counted(overview.total, nouns[level])}</span>
            <span className="note">
              Small lines show the last 24 months. Includes everything saved up to revision{" "}
              {overview.revision.sequence.toLocaleString("en-GB")}.
            </span>
          </p>
        )}
      </section>
    </>
  );
}
