import { useInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { meQuery } from "../../api/organisations";
import { useMay } from "../../api/useMay";
import { CsvButton } from "../../ui/CsvButton";
import { Empty } from "../../ui/Empty";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { PageTitle } from "../../ui/PageTitle";
import { SegmentedControl } from "../../ui/SegmentedControl";
import { Board } from "./Board";
import { Filters } from "./Filters";
import { InitiativesTable } from "./InitiativesTable";
import { csvOf, initiativesQuery, isNarrowed } from "./queries";
import type { InitiativesSearch } from "./search";
import { ledeOf } from "./words";
import "./initiatives.css";

const route = getRouteApi("/signed-in/initiatives");

/** What is being tried: a federation's board for its lead, and a list to search for everybody. */
export function InitiativesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: me } = useSuspenseQuery(meQuery());
  const mayStart = useMay("edit_initiatives");
  const federation = me.role === "lead" && me.organisation.kind === "federation" ? me.organisation : undefined;
  const board = federation && search.view !== "list" && !isNarrowed(search) ? federation : undefined;
  return (
    <>
      <PageTitle title="Initiatives" />
      <div className="page-head">
        <div>
          <h1>Initiatives</h1>
          {board && <p className="page-head__facts">{board.name} and its practices</p>}
        </div>
        <div className="actions">
          {mayStart && (
            <Link className="button button--main" to="/new-initiative">
              New initiative
            </Link>
          )}
          {federation && (
            <SegmentedControl
              label="Show"
              quiet
              options={[
                { value: "board", label: "Our board" },
                { value: "list", label: "List" },
              ]}
              value={board ? "board" : "list"}
              onChange={(view) => void navigate({ search: view === "list" ? { view } : {} })}
            />
          )}
          {!board && <CsvButton address={csvOf(search)} name="initiatives.csv" />}
        </div>
      </div>
      {board ? <Board federation={board.code} mayStart={mayStart} /> : <List search={search} mayStart={mayStart} />}
    </>
  );
}

function List({ search, mayStart }: { search: InitiativesSearch; mayStart: boolean }) {
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(initiativesQuery(search));
  const rows = query.data?.pages.flatMap(({ body }) => body.items) ?? [];
  const total = query.data?.pages[0]?.body.total ?? 0;
  const narrowed = isNarrowed(search);
  const change = (next: Partial<InitiativesSearch>) =>
    void navigate({ search: (before) => ({ ...before, view: "list", ...next }), replace: true });
  return (
    <>
      <p className="lede" role="status">
        {query.data && ledeOf(rows, total, narrowed)}
      </p>
      <Filters search={search} onChange={change} />
      {query.error && !query.data ? (
        <Failing
          what="The initiatives could not be fetched."
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      ) : !query.data ? (
        <Loading what="Fetching the initiatives." cells={5} />
      ) : rows.length === 0 ? (
        <Empty
          title={narrowed ? "No initiative matches." : "Nothing is being tried yet."}
          actions={
            narrowed ? (
              <button type="button" className="button" onClick={() => void navigate({ search: { view: "list" } })}>
                Show all
              </button>
            ) : (
              mayStart && (
                <Link className="button" to="/new-initiative">
                  Start the first
                </Link>
              )
            )
          }
        >
          {narrowed ? "Drop a filter, or try part of a word." : "A title is enough to begin; the rest can wait."}
        </Empty>
      ) : (
        <InitiativesTable rows={rows} />
      )}
      {query.hasNextPage && (
        <p className="actions initiatives-more">
          <button
            type="button"
            className="button"
            disabled={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            Show more of {total.toLocaleString("en-GB")}
          </button>
        </p>
      )}
    </>
  );
}
