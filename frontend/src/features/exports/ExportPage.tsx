import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { Export } from "../../api/exchangeTypes";
import { ApiProblem } from "../../api/problem";
import { count, number, size } from "../../lib/amounts";
import { whenWords } from "../../lib/moment";
import { organisationPath } from "../../lib/places";
import { Confirm } from "../../ui/Confirm";
import { Crumbs } from "../../ui/Crumbs";
import { Facts } from "../../ui/Facts";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { Tag } from "../../ui/Tag";
import { Files } from "./Files";
import { askedWords, formatWords, isUnderWay, kindWords, periodWords, STATE_TONES, STATE_WORDS } from "./kinds";
import { deleteExport, exportQuery } from "./queries";
import "./exports.css";

const route = getRouteApi("/signed-in/data/exports/$export");

/** One export: how far it is, then its files, for as long as they are kept. */
export function ExportPage() {
  const { export: id } = route.useParams();
  const { data, error, refetch } = useQuery(exportQuery(id));
  return (
    <>
      <Crumbs
        places={[
          { label: "Data and API", to: "/data" },
          { label: "Take data out", to: "/data/exports" },
        ]}
      />
      {error && isOver(error) ? (
        <Over error={error} />
      ) : error && (!data || hasFailed(error)) ? (
        <>
          <PageFailing
            heading="An export"
            what="There is no export to show."
            error={error}
            onRetry={() => void refetch()}
          />
          <Another />
        </>
      ) : data ? (
        <Itself made={data.made} />
      ) : (
        <>
          <h1 className="visually-hidden">Loading</h1>
          <Loading what="Fetching the export." rows={4} cells={3} />
        </>
      )}
    </>
  );
}

/** Deleted, expired, or not to be seen any more by somebody who may see less now. */
const isOver = (error: Error): boolean => error instanceof ApiProblem && error.status === 410;
/** It could not be written. A connection that is gone for a moment says nothing of the sort. */
const hasFailed = (error: Error): boolean => error instanceof ApiProblem && error.status >= 500;

function Over({ error }: { error: Error }) {
  return (
    <>
      <PageTitle title="An export that is gone" />
      <h1>This export is gone</h1>
      <p className="lede">{error.message}</p>
      <Another />
    </>
  );
}

const Another = () => (
  <p className="section">
    <Link to="/data/exports" className="button">
      Make another
    </Link>
  </p>
);

function Itself({ made }: { made: Export }) {
  const { kinds_asked, state, made_at } = made;
  return (
    <>
      <PageTitle title={`Export: ${STATE_WORDS[state].toLowerCase()}`} />
      <h1>
        {askedWords(kinds_asked)}{" "}
        <Tag tone={STATE_TONES[state]} large>
          {STATE_WORDS[state]}
        </Tag>
      </h1>
      <p className="page-head__facts">Asked for {whenWords(made_at)} · seen by you alone</p>
      {/* Said once when it changes, not with every row. */}
      <p className="lede" role="status">
        {answer(made)}
      </p>
      {isUnderWay(made) && <Progress made={made} />}
      {state === "ready" && <Files made={made} />}
      <Asked made={made} />
      {state === "failed" ? <Another /> : <Delete made={made} />}
    </>
  );
}

function answer({ state, files, problem, expires_at }: Export): string {
  if (state === "ready") {
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    return `${count(files.length, "file")}, ${size(bytes)}, kept until ${whenWords(expires_at)}.`;
  }
  if (state === "failed") return `${problem ?? "Something went wrong while it was made."} Nothing of it is kept.`;
  return "It is being made. You can leave this page: it goes on by itself, and stands in the list of your exports.";
}

/** Everything that was ticked, and to whom and when it was narrowed. */
function Asked({ made }: { made: Export }) {
  const { kinds_asked, formats, organisation } = made;
  const period = periodWords(made);
  return (
    <section className="section" aria-labelledby="asked-heading">
      <div className="section-head">
        <h2 id="asked-heading">What was asked for</h2>
      </div>
      <Facts
        card
        facts={{
          What: (
            <ul>
              {kinds_asked.map((kind) => (
                <li key={kind}>{kindWords(kind)}</li>
              ))}
            </ul>
          ),
          "As which files": formats.map(formatWords).join(", "),
          Organisation: organisation ? (
            <Link to={organisationPath(organisation)}>{`${organisation.name} (${organisation.code})`}</Link>
          ) : (
            "all that you may see"
          ),
          Months: period ?? "all that there are",
        }}
      />
      {(organisation || period) && (
        <p className="note export-note">
          {organisation && organisation.kind !== "practice" && "Rows of its own, not of the practices in it. "}
          What belongs to no one organisation or month, such as measures, is in it whole.
        </p>
      )}
    </section>
  );
}

function Progress({ made: { rows_written, rows_expected } }: { made: Export }) {
  return (
    <div className="card section">
      <progress
        className="export-progress"
        aria-label="Rows written"
        {...(rows_expected ? { max: 1, value: Math.min(1, rows_written / rows_expected) } : {})}
      />
      <p>
        {rows_expected
          ? `${number(rows_written)} of about ${count(rows_expected, "row")} written`
          : "Counting the rows that there are"}
      </p>
    </div>
  );
}

function Delete({ made }: { made: Export }) {
  const queryClient = useQueryClient();
  const navigate = route.useNavigate();
  const gone = useMutation({
    mutationFn: () => deleteExport(made.id),
    onSuccess: async () => {
      await navigate({ to: "/data/exports" });
      queryClient.removeQueries({ queryKey: ["export", made.id] });
      await queryClient.invalidateQueries({ queryKey: ["exports"] });
    },
  });
  const ready = made.state === "ready";
  return (
    <div className="section">
      {gone.error && (
        <Failing what={ready ? "The files have not been deleted." : "It is still being made."} error={gone.error} />
      )}
      <Confirm
        act={ready ? "Delete the files now" : "Stop it"}
        question={
          ready
            ? "The files are gone at once, for whoever has their addresses too. The data themselves stay."
            : "What has been written of it is thrown away."
        }
        yes={ready ? "Delete them" : "Stop it"}
        no={ready ? "Keep them" : "Let it go on"}
        busy={gone.isPending}
        onConfirm={() => gone.mutate()}
      />
    </div>
  );
}
