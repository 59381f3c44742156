import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { EvaluationForm } from "../../api/facultyTypes";
import { useMay } from "../../api/useMay";
import { Crumbs } from "../../ui/Crumbs";
import { CsvButton } from "../../ui/CsvButton";
import { Empty } from "../../ui/Empty";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { kindWords, levels, ofLevel } from "./levels";
import { formsQuery } from "./queries";
import "./evaluation.css";

/** The forms that can be put to a cohort, by Kirkpatrick's levels. */
export function FormsPage() {
  const may = useMay("run_programmes");
  const { data, error, refetch } = useQuery(formsQuery());
  if (error && !data) {
    return (
      <PageFailing
        heading="Evaluation forms"
        what="The forms could not be fetched."
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  const addFirst = may && (
    <Link className="button" to="/evaluation-forms/add">
      Make a form
    </Link>
  );
  return (
    <>
      <PageTitle title="Evaluation forms" />
      <Crumbs places={[{ label: "Programmes", to: "/programmes" }]} />
      <div className="page-head">
        <h1>Evaluation forms</h1>
        <div className="actions">
          {addFirst}
          <CsvButton address="/api/v1/evaluation-forms.csv" name="evaluation-forms.csv" />
        </div>
      </div>
      <p className="lede">
        Kirkpatrick’s four levels ask what people thought, what they learned, what they do differently, and what came of
        it. A form stays as it is once it is made, since answers are to its words; another can be made from it.
      </p>
      {!data ? (
        <div className="section">
          <Loading what="Fetching the forms." cells={1} />
        </div>
      ) : (
        levels.map(({ level, name, asks }) => (
          <section key={level} className="section" aria-labelledby={`level-${level}`}>
            <div className="section-head">
              <h2 id={`level-${level}`}>
                Level {level}: {name.toLowerCase()}
              </h2>
              <p>Asks {asks}</p>
            </div>
            <Forms forms={ofLevel(data.items, level)} may={may} />
          </section>
        ))
      )}
    </>
  );
}

function Forms({ forms, may }: { forms: EvaluationForm[]; may: boolean }) {
  if (forms.length === 0) return <Empty title="There is no form of this level yet." />;
  return (
    <ul className="form-list">
      {forms.map((form) => (
        <li key={form.code} className="card">
          <div className="form-list__head">
            <h3>{form.title}</h3>
            {may && (
              <Link to="/evaluation-forms/add" search={{ from: form.code }}>
                Make another<span className="visually-hidden"> from {form.title}</span>
              </Link>
            )}
          </div>
          <ol className="form-list__questions">
            {form.questions.map(({ id, kind, words }) => (
              <li key={id}>
                {words} <span className="note">{kindWords[kind]}</span>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ul>
  );
}
