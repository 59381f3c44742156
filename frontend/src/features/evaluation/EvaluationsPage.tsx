import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import type { Evaluation, HandedOut } from "../../api/facultyTypes";
import { useMay } from "../../api/useMay";
import { shortDate } from "../../lib/period";
import { cohortPath, evaluationPath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { CsvButton } from "../../ui/CsvButton";
import { Empty } from "../../ui/Empty";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { ScrollCard } from "../../ui/ScrollCard";
import { Tag } from "../../ui/Tag";
import { FollowUp } from "./FollowUp";
import { levelWords } from "./levels";
import { MoreTickets } from "./MoreTickets";
import { NewEvaluation } from "./NewEvaluation";
import { occasionWords } from "./occasions";
import { evaluationsQuery, sessionsQuery } from "./queries";
import "../../ui/form.css";
import "./evaluation.css";

const route = getRouteApi("/signed-in/cohorts/$code/evaluations");
/** The drawing of codes is fetched with the first tickets. */
const TicketSheet = lazy(() => import("./TicketSheet").then(({ TicketSheet: each }) => ({ default: each })));

/** The forms put to a cohort's people; making one hands out its tickets, which are shown that once. */
export function EvaluationsPage() {
  const { code } = route.useParams();
  const { data, error, refetch } = useQuery(evaluationsQuery(code));
  const [handedOut, setHandedOut] = useState<HandedOut>();
  const may = useMay("run_programmes");
  const { data: sessions } = useQuery(sessionsQuery(code));
  const cohort = (data?.items[0] ?? sessions?.items[0])?.cohort.name ?? code;
  if (error && !data) {
    return (
      <PageFailing
        heading="Evaluation"
        what="The forms could not be fetched."
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <>
      <PageTitle title={`Evaluation, ${cohort}`} />
      <div className="not-printed">
        <Crumbs
          places={[
            { label: "Programmes", to: "/programmes" },
            { label: cohort, to: cohortPath(code) },
          ]}
        />
        <div className="page-head">
          <h1>Evaluation, {cohort}</h1>
          <div className="actions">
            <Link className="button" to="/evaluation-forms">
              All forms
            </Link>
            <CsvButton
              address={`/api/v1/evaluations.csv?cohort=${encodeURIComponent(code)}`}
              name={`evaluations-${code}.csv`}
            />
          </div>
        </div>
        <p className="lede">
          Each ticket opens a short form once, without an account. Answers are anonymous, and results are shown from
          five on.
        </p>
      </div>
      {handedOut && (
        <Suspense fallback={<Loading what="Drawing the codes." rows={3} cells={3} />}>
          <TicketSheet handedOut={handedOut} onDone={() => setHandedOut(undefined)} />
        </Suspense>
      )}
      <div className="columns section not-printed">
        <section className={may ? "span-8" : "span-12"} aria-labelledby="forms-heading">
          <div className="section-head">
            <h2 id="forms-heading">Forms put to this cohort</h2>
            <p>Latest first</p>
          </div>
          {!data ? (
            <Loading what="Fetching the forms." cells={3} />
          ) : data.items.length === 0 ? (
            <Empty title="No form has been put to this cohort yet.">
              {may
                ? "Put one to them after a session: each person gets a ticket."
                : "Results appear here with five answers."}
            </Empty>
          ) : (
            <Evaluations items={data.items} may={may} onHandedOut={setHandedOut} />
          )}
        </section>
        {may && (
          <div className="span-4">
            <NewEvaluation cohort={code} onMade={setHandedOut} />
            <FollowUp
              cohort={code}
              scheduled={data?.items.filter(({ occasion }) => occasion === "follow_up") ?? []}
              onMade={setHandedOut}
            />
          </div>
        )}
      </div>
    </>
  );
}

type EvaluationsProps = { items: Evaluation[]; may: boolean; onHandedOut: (made: HandedOut) => void };

function Evaluations({ items, may, onHandedOut }: EvaluationsProps) {
  const latest = [...items].sort((a, b) => b.opens.localeCompare(a.opens) || b.id - a.id);
  return (
    <ScrollCard label="Table of forms">
      <table className="table">
        <caption className="visually-hidden">Forms put to this cohort</caption>
        <thead>
          <tr>
            <th scope="col">Form</th>
            <th scope="col">Open</th>
            <th scope="col" className="number">
              Answered
            </th>
            {may && (
              <th scope="col">
                <span className="visually-hidden">Tickets</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {latest.map((each) => (
            <tr key={each.id}>
              <th scope="row">
                <Link to={evaluationPath(each.id)}>
                  <b>{each.session?.title ?? occasionWords[each.occasion]}</b>
                </Link>{" "}
                {each.closed && <Tag tone="grey">closed</Tag>}
                <span className="head-note">
                  {each.title} · {levelWords(each.level)}
                </span>
              </th>
              <td>
                {shortDate(each.opens)} to {shortDate(each.closes)}
              </td>
              <td className="number">
                {each.answered} of {each.forms_out}
              </td>
              {may && <td>{!each.closed && <MoreTickets evaluation={each} onHandedOut={onHandedOut} />}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollCard>
  );
}
