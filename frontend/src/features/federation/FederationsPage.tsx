import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { NameFilter } from "../../ui/NameFilter";
import { organisationPath } from "../../lib/places";
import { Empty } from "../../ui/Empty";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { ScrollCard } from "../../ui/ScrollCard";
import { SegmentedControl } from "../../ui/SegmentedControl";
import { Tag } from "../../ui/Tag";
import { groupingsQuery, type GroupingsSearch } from "./groupings";
import "./federation.css";
import { PageTitle } from "../../ui/PageTitle";

const route = getRouteApi("/signed-in/federations");
const kindNames = { federation: "federations", network: "networks", scheme: "Access Fund schemes" } as const;

/** Every federation, network or scheme the person may see, to find one by name or place. */
export function FederationsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const kind = search.kind ?? "federation";
  const query = useInfiniteQuery(groupingsQuery(search));
  const rows = query.data?.pages.flatMap(({ body }) => body.items) ?? [];
  const total = query.data?.pages[0]?.body.total ?? 0;
  const change = (next: Partial<GroupingsSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });

  return (
    <>
      <PageTitle title="Federations" />
      <h1>Federations</h1>
      <p className="lede" role="status">
        {query.data &&
          `${total.toLocaleString("en-GB")} ${total === 1 ? kind : kindNames[kind]}${search.q ? ` called “${search.q}”` : ""}.`}
      </p>
      <div className="actions federations-find">
        <SegmentedControl
          label="Kind"
          value={kind}
          options={[
            { value: "federation", label: "Federations" },
            { value: "network", label: "Networks" },
            { value: "scheme", label: "Schemes" },
          ]}
          onChange={(value) => change({ kind: value })}
        />
        <NameFilter label="Name" value={search.q ?? ""} onChange={(q) => change({ q: q || undefined })} />
      </div>
      {query.error && !query.data ? (
        <Failing what="The list could not be fetched." error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <Loading what={`Fetching the ${kindNames[kind]}.`} cells={2} />
      ) : rows.length === 0 ? (
        <Empty
          title={search.q ? `Nothing is called “${search.q}”.` : `There are no ${kindNames[kind]} yet.`}
          actions={
            search.q && (
              <button type="button" className="button" onClick={() => change({ q: undefined })}>
                Show all
              </button>
            )
          }
        >
          {search.q ? "Try part of a name." : "They appear once a file that names them has been imported."}
        </Empty>
      ) : (
        <ScrollCard label={kindNames[kind]}>
          <table className="table">
            <caption className="visually-hidden">{kindNames[kind]}</caption>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Commissioner</th>
                <th scope="col">Region</th>
                <th scope="col">Access Fund</th>
                <th scope="col" className="number">
                  Practices
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((grouping) => (
                <tr key={grouping.code}>
                  <th scope="row">
                    <Link to={organisationPath(grouping)}>
                      <b>{grouping.name}</b>
                    </Link>
                  </th>
                  <td>{grouping.commissioner?.name}</td>
                  <td>{grouping.region?.name}</td>
                  <td>
                    {grouping.schemes.map(({ code, label }) => (
                      <Tag key={code} tone="blue">
                        {label}
                      </Tag>
                    ))}
                  </td>
                  <td className="number">{grouping.practices}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollCard>
      )}
      {query.hasNextPage && (
        <p className="actions federations-more">
          <span className="note">
            {rows.length} of {total} shown
          </span>
          <button
            type="button"
            className="button"
            disabled={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            Show the next {Math.min(100, total - rows.length)}
          </button>
        </p>
      )}
    </>
  );
}
