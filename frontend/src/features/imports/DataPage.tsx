import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { meQuery } from "../../api/organisations";
import { PageTitle } from "../../ui/PageTitle";
import { DropFile } from "./DropFile";
import { FilesSent } from "./FilesSent";
import "./imports.css";

const reads = [
  { what: "What has changed since a cursor, deletions included", path: "/api/v1/changes" },
  { what: "Figures of one measure, a row a line", path: "/api/v1/observations.jsonl?measure=missed_call_share" },
  { what: "One measure at one organisation, with its limits", path: "/api/v1/measures/missed_call_share/series/ENG" },
  { what: "What was changed, by whom, from which file", path: "/api/v1/revisions" },
];

/** Files sent and what became of them, figures set aside, and the ways in which all of this is taken out. */
export function DataPage() {
  const { data: me } = useSuspenseQuery(meQuery());
  const imports = me.permissions.includes("import_files");
  const excludes = me.permissions.includes("exclude_figures");
  const manages = me.permissions.includes("manage_clients");
  return (
    <>
      <PageTitle title="Data and API" />
      <h1>Data and API</h1>
      <p className="lede">
        {imports
          ? "Send figures as files, see row by row what they changed, and read everything from your own systems."
          : "Read everything on these pages from your own systems."}
      </p>
      <div className="columns section">
        {imports && (
          <div className="span-8">
            <DropFile />
          </div>
        )}
        <section className={`card ${imports ? "span-4" : "span-12"}`} aria-labelledby="exclusions-heading">
          <h2 id="exclusions-heading">Figures set aside</h2>
          <p>
            When a supplier failed to send, or a line was down, its figures are no evidence. Set aside, they are drawn
            hollow and count in no limit and no total, until someone lifts that.
          </p>
          <p className="data-act">
            <Link to="/data/exclusions" className="button">
              {excludes ? "Set figures aside" : "See what is set aside"}
            </Link>
          </p>
        </section>
      </div>
      {imports && <FilesSent />}
      {me.permissions.includes("pull") && (
        <section className="section" aria-labelledby="out-heading">
          <div className="section-head">
            <h2 id="out-heading">Take data out</h2>
          </div>
          <div className="data-ways">
            <div className="card">
              <h3>As files, by hand</h3>
              <p>
                Choose what, as CSV, JSON lines or Parquet, of one organisation or of all that you may see. Each file
                comes with the number of its rows and a checksum.
              </p>
              <p className="data-act">
                <Link to="/data/exports" className="button">
                  Make an export
                </Link>
              </p>
            </div>
            <div className="card">
              <h3>By a system, kept in step</h3>
              <p>
                A commissioner’s system signs in by itself, pulls what has changed, and proves that its copy equals
                ours. <Link to="/integrators">From a key to the first sync in five minutes</Link>
              </p>
              <p className="data-act">
                {manages ? (
                  <Link to="/clients" className="button">
                    API clients and their keys
                  </Link>
                ) : (
                  "The national team gives out the keys."
                )}
              </p>
            </div>
          </div>
        </section>
      )}
      <section className="section" aria-labelledby="api-heading">
        <div className="section-head">
          <h2 id="api-heading">API</h2>
        </div>
        <div className="card">
          <p>
            The same numbers as on the pages, as JSON, and everything that changes, once and in order.{" "}
            <Link to="/integrators">For integrators</Link> leads from a key to a first sync in five minutes;{" "}
            <Link to="/api-docs">the API, to read and try</Link> shows every address with examples.
          </p>
          <dl className="data-reads">
            {reads.map(({ what, path }) => (
              <div key={path}>
                <dt>{what}</dt>
                <dd>
                  <code>GET {path}</code>
                </dd>
              </div>
            ))}
          </dl>
        </div>
      </section>
    </>
  );
}
