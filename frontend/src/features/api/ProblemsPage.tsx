import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { api, read } from "../../api/client";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { PageTitle } from "../../ui/PageTitle";
import "./guide.css";

const route = getRouteApi("/problems/$name");

/** What each type of problem means: the page at the address that a problem carries as its `type`. */
export function ProblemsPage() {
  const { name } = route.useParams();
  const types = useQuery({
    queryKey: ["problem-types"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/problem-types", { signal })),
  });
  const asked = `/problems/${name}`;
  const found = types.data?.items.find(({ type }) => type === asked);
  const others = types.data?.items.filter((each) => each !== found) ?? [];
  return (
    <main id="main" className="wrap problems">
      <PageTitle title={found ? found.title : "Problems"} />
      <h1>{found ? found.title : "What the API refuses, and why"}</h1>
      {types.isPending && <Loading what="The types of problems." />}
      {types.isError && <Failing what="The list could not be fetched." error={types.error} onRetry={types.refetch} />}
      {found && (
        <>
          <p className="lede">
            <Told words={found.meaning} />
          </p>
          <p className="lede-more">
            <Told words={found.remedy} />
          </p>
          <p className="lede-more">
            Status {found.status}, type <code>{found.type}</code>.
          </p>
          <h2>The others</h2>
        </>
      )}
      {others.length > 0 && (
        <dl className="problems__list">
          {others.map(({ type, status, title, meaning, remedy }) => (
            <div key={type}>
              <dt>
                <a href={type}>{title}</a> <span className="quiet">{status}</span>
              </dt>
              <dd>
                <Told words={`${meaning} ${remedy}`} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </main>
  );
}

/** What stands between `backticks` is a name in the answer, a header or a field. */
function Told({ words }: { words: string }) {
  return words.split("`").map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part));
}
