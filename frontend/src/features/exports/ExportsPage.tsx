import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { meQuery } from "../../api/organisations";
import { Crumbs } from "../../ui/Crumbs";
import { Empty } from "../../ui/Empty";
import { PageTitle } from "../../ui/PageTitle";
import { ExportsMade } from "./ExportsMade";
import { NewExport } from "./NewExport";
import "./exports.css";

/** For whoever takes data out by hand: an export as files, and the other ways there are. */
export function ExportsPage() {
  const { data: me } = useSuspenseQuery(meQuery());
  return (
    <>
      <PageTitle title="Take data out" />
      <Crumbs places={[{ label: "Data and API", to: "/data" }]} />
      <h1>Take data out</h1>
      <p className="lede">
        Files of everything that you may see, as it stood at one moment, each with the number of its rows and a checksum
        to prove that it came whole.
      </p>
      {me.permissions.includes("pull") ? (
        <>
          <div className="columns section">
            <div className="span-8">
              <NewExport />
            </div>
            <div className="span-4">
              <OtherWays />
            </div>
          </div>
          <ExportsMade />
        </>
      ) : (
        <div className="section">
          <Empty title="This is for analysts and the national team.">
            Every table of these pages can be had as CSV where it stands.
          </Empty>
        </div>
      )}
    </>
  );
}

function OtherWays() {
  return (
    <>
      <section className="card" aria-labelledby="keep-heading">
        <h2 id="keep-heading" className="export-side">
          Keep a copy in step
        </h2>
        <p>
          An export stands still. A system follows: it begins with one, then pulls what has changed, deletions included,
          and proves that its copy equals ours.
        </p>
        <p className="actions">
          <Link to="/integrators">From a key to the first sync</Link>
          <Link to="/api-docs">Every address of the API</Link>
        </p>
      </section>
      <section className="card export-known" aria-labelledby="known-heading">
        <h2 id="known-heading" className="export-side">
          As it was known on a day
        </h2>
        <p>
          An export holds what is known now: figures that came late, and corrections of old ones, are in it. What a
          report said in its time may therefore differ.
        </p>
        <p>
          To see figures as they were known on a day, name the day in <code>as_known_at</code>. It works for
          observations, roll-ups, and the series behind a chart:
        </p>
        <p>
          <code className="export-address">
            GET /api/v1/observations.jsonl?measure=missed_call_share&amp;as_known_at=2018-10-01T00:00:00Z
          </code>
        </p>
      </section>
    </>
  );
}
