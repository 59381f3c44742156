import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { NameFilter } from "../../ui/NameFilter";
import type { Practice } from "../../api/figureTypes";
import type { OrganisationRef } from "../../api/types";
import { organisationPath } from "../../lib/places";
import { Chip } from "../../ui/Chips";
import { Empty } from "../../ui/Empty";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { PageTitle } from "../../ui/PageTitle";
import { ScrollCard } from "../../ui/ScrollCard";
import { Select } from "../../ui/Select";
import { Tag } from "../../ui/Tag";
import { practicesQuery, statuses, type PracticesSearch } from "./queries";
import "./practices.css";

const route = getRouteApi("/signed-in/practices");
const places = ["region", "commissioner", "federation", "network"] as const;

/** Every practice the person may see; where it belongs is also the way to see its neighbours. */
export function PracticesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(practicesQuery(search));
  const rows = query.data?.pages.flatMap(({ body }) => body.items) ?? [];
  const total = query.data?.pages[0]?.body.total ?? 0;
  const change = (next: Partial<PracticesSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const chosen = places.filter((place) => search[place] !== undefined);
  return (
    <>
      <PageTitle title="Practices" />
      <h1>Practices</h1>
      <p className="lede" role="status">
        {query.data && totalWords(total, search)}
      </p>
      <div className="actions practices-find">
        <NameFilter label="Name or code" value={search.q ?? ""} onChange={(q) => change({ q: q || undefined })} />
        <Select
          label="Status"
          value={search.status ?? ""}
          options={[
            { value: "", label: "Any but closed" },
            ...statuses.map((status) => ({ value: status, label: status })),
          ]}
          onChange={(value) => change({ status: value === "" ? undefined : value })}
        />
        {chosen.map((place) => (
          <Chip
            key={place}
            label={`${place}: ${nameIn(rows, place) ?? search[place]} ×`}
            pressed
            onPress={() => change({ [place]: undefined })}
          />
        ))}
      </div>
      {query.error && !query.data ? (
        <Failing what="The list could not be fetched." error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <Loading what="Fetching the practices." cells={3} />
      ) : rows.length === 0 ? (
        <Empty
          title={search.q ? `No practice is called “${search.q}”.` : "No practice matches."}
          actions={
            <Link to="/practices" search={{}} className="button">
              Show all
            </Link>
          }
        >
          Try part of a name, or the beginning of a code.
        </Empty>
      ) : (
        <ScrollCard label="Practices">
          <table className="table">
            <caption className="visually-hidden">Practices</caption>
            <thead>
              <tr>
                <th scope="col">Practice</th>
                <th scope="col">Federation</th>
                <th scope="col">Network</th>
                <th scope="col">Commissioner</th>
                <th scope="col">Region</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((practice) => (
                <Row key={practice.code} practice={practice} />
              ))}
            </tbody>
          </table>
        </ScrollCard>
      )}
      {query.hasNextPage && (
        <p className="actions practices-more">
          <span className="note">
            {rows.length.toLocaleString("en-GB")} of {total.toLocaleString("en-GB")} shown
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

function totalWords(total: number, { status, q }: PracticesSearch): string {
  const words = [total.toLocaleString("en-GB"), status, total === 1 ? "practice" : "practices", q && `called “${q}”`];
  return `${words.filter(Boolean).join(" ")}.`;
}

const nameIn = (rows: Practice[], place: (typeof places)[number]) => rows[0]?.[place]?.name;

function Row({ practice }: { practice: Practice }) {
  const { code, name, postcode, status, federation, network, commissioner, region } = practice;
  return (
    <tr>
      <th scope="row">
        <Link to={organisationPath(practice)}>
          <b>{name}</b>
        </Link>{" "}
        {status && status !== "active" && <Tag tone="grey">{status}</Tag>}
        <span className="head-note">{[code, postcode].filter(Boolean).join(" · ")}</span>
      </th>
      {[federation, network, commissioner, region].map((place, index) => (
        <td key={places[index]}>
          <Place place={place} />
        </td>
      ))}
    </tr>
  );
}

function Place({ place }: { place: OrganisationRef | null }) {
  return place ? <Link to={organisationPath(place)}>{place.name}</Link> : "–";
}
