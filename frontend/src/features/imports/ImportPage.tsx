import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ImportPage as ImportPageOf } from "../../api/figureTypes";
import { longDate } from "../../lib/period";
import { whenWords } from "../../lib/moment";
import { Crumbs } from "../../ui/Crumbs";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { ByProblem } from "./ByProblem";
import { Changed } from "./Changed";
import { Loaded, NothingNew, Withdrawn } from "./Outcome";
import { importQuery } from "./queries";
import { Refused } from "./Refused";
import { RefusedRows } from "./RefusedRows";
import { Steps, stagesOf, stagesOfImport } from "./Steps";
import { useSendings } from "./sendings";
import { wholeFileProblem } from "./words";
import "./imports.css";

const route = getRouteApi("/signed-in/data/imports/$id");

/** What happened to one file: loaded, refused with every row that needs fixing, undone, or nothing new. */
export function ImportPage() {
  const { id } = route.useParams();
  const { data, error, refetch } = useQuery(importQuery(Number(id)));
  if (error && !data) {
    return (
      <PageFailing
        heading="A file"
        what="What became of this file could not be fetched."
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <>
      <Crumbs places={[{ label: "Data and API", to: "/data" }]} />
      {data ? (
        <Sent sent={data} />
      ) : (
        <>
          <h1 className="visually-hidden">Loading</h1>
          <Loading what="Fetching what became of this file." />
        </>
      )}
    </>
  );
}

function Sent({ sent }: { sent: ImportPageOf }) {
  const { name, sent_by, sent_at, title, as_at, state, notes, problems_total, problem_kinds } = sent;
  const justNow = useSendings().findLast(({ outcome }) => outcome?.id === sent.id);
  const facts = [`Sent by ${sent_by}, ${whenWords(sent_at)}`, title, as_at && `as at ${longDate(as_at)}`];
  const changed = state === "loaded" || state === "withdrawn";
  const rows = problems_total > 0 && !wholeFileProblem(sent);
  const problems = rows && problem_kinds.length > 0 && (
    <section className={changed ? "span-4" : undefined} aria-labelledby="kinds-heading">
      <div className="section-head">
        <h2 id="kinds-heading">By problem</h2>
      </div>
      <ByProblem kinds={problem_kinds} />
    </section>
  );
  return (
    <>
      <PageTitle title={name} />
      <h1 className="file-name">{name}</h1>
      <p className="page-head__facts">{facts.filter(Boolean).join(" · ")}</p>
      {state === "refused" && <Refused sent={sent} />}
      {state === "loaded" && <Loaded sent={sent} />}
      {state === "withdrawn" && <Withdrawn sent={sent} />}
      {state === "nothing_new" && <NothingNew sent={sent} />}
      <Steps stages={justNow ? stagesOf(justNow) : stagesOfImport(sent)} />
      {notes.length > 0 && (
        <section className="section" aria-labelledby="notes-heading">
          <h2 id="notes-heading">To note</h2>
          <ul className="file-notes">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
      {rows && <RefusedRows key={sent.id} sent={sent} />}
      {changed ? (
        <div className="columns section">
          {problems}
          <Changed sent={sent} wide={!problems} />
        </div>
      ) : (
        problems && <div className="section">{problems}</div>
      )}
    </>
  );
}
