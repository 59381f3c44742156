import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { EvaluationResults } from "../../api/facultyTypes";
import { useMay } from "../../api/useMay";
import { shortDate } from "../../lib/period";
import { cohortPath, evaluationsPath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { Empty } from "../../ui/Empty";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { ChangeDays } from "./ChangeDays";
import { ByRole } from "./ByRole";
import { Distributions, Quotes } from "./Distributions";
import { levelWords } from "./levels";
import { occasionWords } from "./occasions";
import { resultsQuery } from "./queries";
import "./evaluation.css";

const route = getRouteApi("/signed-in/evaluations/$evaluation");

/** What was answered to one form: the API says of how many answers, and why not of all. */
export function ResultsPage() {
  const { evaluation: id } = route.useParams();
  const { data: results, error, refetch } = useQuery(resultsQuery(Number(id)));
  if (error && !results) {
    return (
      <PageFailing
        heading="Answers"
        what="The answers could not be fetched."
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!results) {
    return (
      <>
        <h1>Answers</h1>
        <div className="section">
          <Loading what="Fetching the answers." rows={5} cells={1} />
        </div>
      </>
    );
  }
  return <Results results={results} />;
}

function Results({ results }: { results: EvaluationResults }) {
  const { evaluation, answers, answered, forms_out, questions, by_role } = results;
  const may = useMay("run_programmes");
  const about = evaluation.session?.title ?? occasionWords[evaluation.occasion];
  return (
    <>
      <PageTitle title={`${about}, answers`} />
      <Crumbs
        places={[
          { label: evaluation.cohort.name, to: cohortPath(evaluation.cohort.code) },
          { label: "Evaluation", to: evaluationsPath(evaluation.cohort.code) },
        ]}
      />
      <h1>{about}</h1>
      <p className="page-head__facts">
        Answers to “{evaluation.title}” · {levelWords(evaluation.level)} · {evaluation.closed ? "was open" : "open"}{" "}
        {shortDate(evaluation.opens)} to {shortDate(evaluation.closes)} · {answered} of {forms_out} answered
      </p>
      <p className="lede">{results.words}</p>
      {answers === 0 ? (
        <div className="section">
          <Empty title="Fewer than five answers: nothing is shown.">
            So that nobody can tell who said what. Results appear here with the fifth answer.
          </Empty>
        </div>
      ) : (
        <>
          <Distributions questions={questions} answers={answers} />
          <Quotes questions={questions} />
          <ByRole roles={by_role} questions={questions} closed={results.closed} />
        </>
      )}
      {may && !(results.closed && answered > 0) && <ChangeDays key={evaluation.revision} evaluation={evaluation} />}
    </>
  );
}
