import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { meQuery } from "../../api/organisations";
import { PageTitle } from "../../ui/PageTitle";
import { DropFile } from "./DropFile";
import { FilesSent } from "./FilesSent";
import "./imports.css";

const reads = [
  { what: "The overview’s rows as a file", path: "/api/v1/overview.csv?level=federation" },
  { what: "One measure at one organisation", path: "/api/v1/measures/missed_call_share/series/ENG" },
  { what: "The figures behind it", path: "/api/v1/observations?measure=missed_call_share" },
  { what: "Every federation", path: "/api/v1/federations" },
  { what: "What was changed, by whom, from which file", path: "/api/v1/revisions" },
];

/** Files sent and what became of them, figures set aside, and how another system reads all of this. */
export function DataPage() {
  const { data: me } = useSuspenseQuery(meQuery());
  const imports = me.permissions.includes("import_files");
  const excludes = me.permissions.includes("exclude_figures");
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
      <section className="section" aria-labelledby="api-heading">
        <div className="section-head">
          <h2 id="api-heading">API</h2>
        </div>
        <div className="card">
          <p>
            The same numbers as on the pages, as JSON. Every address and field is in{" "}
            <a href="/api/v1/openapi.json">the API’s description</a> (OpenAPI), which most tools open. Ask for a token
            with <code>POST /api/v1/auth/token</code> and send it as <code>Authorization: Bearer …</code>. Lists name
            their next page in the <code>Link</code> header; an answer that has not changed is 304 for its{" "}
            <code>ETag</code>.
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
