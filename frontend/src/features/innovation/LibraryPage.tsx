import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useMay } from "../../api/useMay";
import { newInnovationPath } from "../../lib/places";
import { CsvButton } from "../../ui/CsvButton";
import { Empty } from "../../ui/Empty";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { PageTitle } from "../../ui/PageTitle";
import { LibraryFilters } from "./LibraryFilters";
import { LibraryList } from "./LibraryList";
import { foundWords } from "./libraryWords";
import { libraryQuery } from "./queries";
import { isFiltered, libraryAddress, type LibrarySearch } from "./search";
import { useStrengths } from "./useStrengths";
import "./library.css";

const route = getRouteApi("/signed-in/innovations");

/** What proven changes should we try: every innovation, to be found by its words, theme, measure or strength. */
export function LibraryPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  // Who may write and sees the whole country; a lead's innovation begins with the write-up of an initiative.
  const mayAdd = [useMay("write_innovations"), useMay("run_programmes")].every(Boolean);
  const query = useInfiniteQuery(libraryQuery(search));
  const items = query.data?.pages.flatMap(({ body }) => body.items) ?? [];
  const working = useStrengths(search);
  const total = query.data?.pages[0]?.body.total ?? 0;
  const change = (next: Partial<LibrarySearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  // The field holds what was typed: a new one is as empty as the address.
  const [cleared, setCleared] = useState(0);
  const showAll = () => {
    void navigate({ search: {}, replace: true }).then(() => setCleared(cleared + 1));
  };
  return (
    <>
      <PageTitle title="Innovations" />
      <div className="page-head">
        <h1>Innovations</h1>
        <div className="actions">
          {total > 0 && <CsvButton address={libraryAddress(search)} name="innovations.csv" />}
          {mayAdd && (
            <Link to={newInnovationPath} className="button">
              Add an innovation
            </Link>
          )}
        </div>
      </div>
      <p className="lede" role="status">
        {query.data && !query.isPlaceholderData && foundWords(total, isFiltered(search))}
      </p>
      <LibraryFilters key={cleared} search={search} onChange={change} />
      {query.error && !query.data ? (
        <Failing what="The library could not be fetched." error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <Loading what="Fetching the library." cells={2} />
      ) : items.length === 0 ? (
        <Empty
          title={isFiltered(search) ? "Nothing in the library answers all of that." : "There is no innovation yet."}
          actions={
            isFiltered(search) && (
              <button type="button" className="button" onClick={showAll}>
                Show all
              </button>
            )
          }
        >
          {isFiltered(search)
            ? "Try fewer words, or drop a filter."
            : "An initiative’s write-up becomes one in a single step."}
        </Empty>
      ) : (
        <LibraryList items={items} working={working} />
      )}
      {query.hasNextPage && (
        <p className="actions library-more">
          <span className="note">
            {items.length} of {total} shown
          </span>
          <button
            type="button"
            className="button"
            disabled={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            Show more
          </button>
        </p>
      )}
    </>
  );
}
