import { Link } from "@tanstack/react-router";
import { importsPath } from "../../lib/places";
import { PageTitle } from "../../ui/PageTitle";
import "./data.css";

const reads = [
  { what: "The overview's rows as a file", path: "/api/v1/overview.csv?level=federation" },
  { what: "One measure at one organisation", path: "/api/v1/measures/missed_call_share/series/ENG" },
  { what: "The figures behind it", path: "/api/v1/observations?measure=missed_call_share" },
  { what: "Every federation", path: "/api/v1/federations" },
  { what: "What was changed, by whom, from which file", path: "/api/v1/revisions" },
];

/** How to send a file, and how another system reads what this one knows. */
export function DataPage() {
  return (
    <>
      <PageTitle title="Data and API" />
      <h1>Data and API</h1>
      <p className="lede">Send figures as files, and read everything on these pages from your own systems.</p>
      <div className="columns section">
        <section className="card span-4" aria-labelledby="files-heading">
          <h2 id="files-heading">Files</h2>
          <p>Drop a file and see what it changed, row by row. What was loaded can be taken back.</p>
          <p className="data-act">
            <Link to={importsPath} className="button button--main">
              Imports
            </Link>
          </p>
        </section>
        <section className="card span-8" aria-labelledby="api-heading">
          <h2 id="api-heading">API</h2>
          <p>
            The same numbers as on the pages, as JSON. Every address and field is described in{" "}
            <a href="/openapi.json">the API’s description</a> (OpenAPI). Ask for a token with{" "}
            <code>POST /api/v1/auth/token</code> and send it as <code>Authorization: Bearer …</code>. Lists name their
            next page in the <code>Link</code> header; an answer that has not changed is 304 for its <code>ETag</code>.
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
        </section>
      </div>
    </>
  );
}
