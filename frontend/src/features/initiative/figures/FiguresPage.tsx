import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "nhsuk-react-components";
import { useState } from "react";
import { monthAndYear } from "../../../lib/period";
import { initiativeMeasurePath, initiativePartPath } from "../../../lib/places";
import { CsvButton } from "../../../ui/CsvButton";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { Failing } from "../../../ui/Failing";
import { KeptDraft } from "../../../ui/KeptDraft";
import { Loading } from "../../../ui/Loading";
import { Said } from "../../../ui/Said";
import { fieldOf, FiguresGrid } from "./FiguresGrid";
import { FiguresPaste } from "./FiguresPaste";
import { figuresQuery, type FiguresGrid as Grid } from "./queries";
import { numberLabel, placeOf, problemWords } from "./grid";
import { OfInitiative } from "../OfInitiative";
import { useFiguresDraft } from "./useFiguresDraft";
import "./figures.css";

const route = getRouteApi("/signed-in/initiatives/$code/measures/$measure/figures");
const MONTHS_AT_FIRST = 12;

/** The figures of a team's own measure: typed, pasted, or brought as a file. */
export function FiguresPage() {
  const { code, measure } = route.useParams();
  const { data: grid, error, refetch } = useQuery(figuresQuery(code, Number(measure)));
  return (
    <OfInitiative code={code} heading={grid ? `Figures: ${grid.measure.title}` : "Figures"}>
      {() => {
        if (grid) return <Figures key={grid.measure.id} code={code} grid={grid} />;
        return error ? (
          <Failing what="The figures could not be fetched." error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading what="Fetching the figures." rows={12} cells={3} />
        );
      }}
    </OfInitiative>
  );
}

function Figures({ code, grid }: { code: string; grid: Grid }) {
  const { measure, may_edit } = grid;
  const ways = (
    <p className="lede-more">
      <Link to={initiativeMeasurePath(code, measure.id)}>See the chart</Link>, or{" "}
      <Link to={initiativePartPath(code, "measures")}>all measures</Link>.
    </p>
  );
  if (measure.measure !== null) {
    return (
      <>
        <p className="lede">
          {measure.title} is a measure of the library: its figures are those that practices have sent, so there is
          nothing to type here.
        </p>
        {ways}
      </>
    );
  }
  return (
    <>
      <p className="page-head__facts">
        {measure.numbers.map((name) => numberLabel(measure, name)).join(" · ")}
        {measure.by_practice ? " · each practice its own" : " · one figure for all practices"}
        {measure.aim_shown && ` · aim ${measure.aim_shown}`}
      </p>
      <p className="lede">{overdueWords(grid)}</p>
      {ways}
      <Typed code={code} grid={grid} />
      {may_edit && <FiguresPaste code={code} grid={grid} />}
    </>
  );
}

function overdueWords({ overdue, measure, items }: Grid): string {
  const [latest] = overdue;
  if (!latest)
    return items.length === 0
      ? "No figures yet: type them, or paste them from a spreadsheet."
      : "No figure is overdue.";
  const whose =
    measure.by_practice && latest.practices.length <= 3
      ? ` from ${latest.practices.map(({ name }) => name).join(", ")}`
      : "";
  if (overdue.length === 1) return `${monthAndYear(latest.period)} is overdue${whose}.`;
  return `${overdue.length} months are overdue, the latest ${monthAndYear(latest.period)}${whose}.`;
}

function Typed({ code, grid }: { code: string; grid: Grid }) {
  const draft = useFiguresDraft(code, grid);
  const [all, setAll] = useState(false);
  const { months, may_edit, measure } = grid;
  const typed = Object.keys(draft.draft);
  // A month in which something was typed before is never out of view.
  const first = Math.min(
    Math.max(0, months.length - MONTHS_AT_FIRST),
    ...typed.map((key) => months.indexOf(placeOf(key).period)).filter((place) => place >= 0),
  );
  const shown = all ? months : months.slice(first);
  return (
    <section className="section" aria-labelledby="by-month">
      <div className="section-head">
        <h2 id="by-month">By month</h2>
        <p>
          {shown.length} of {months.length} months, oldest first. An empty field is no figure; nought is a figure.
        </p>
        <div className="actions">
          {months.length > MONTHS_AT_FIRST && (
            <button type="button" className="button" onClick={() => setAll(!all)}>
              {all ? `Latest ${MONTHS_AT_FIRST} months` : `All ${months.length} months`}
            </button>
          )}
          <CsvButton
            address={`/api/v1/initiatives/${code}/measures/${measure.id}/figures.csv`}
            name={`figures-${code}-${measure.id}.csv`}
          />
        </div>
      </div>
      <form
        className="figures-form"
        aria-label="Figures"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          draft.save();
        }}
      >
        <ErrorSummary
          title="Nothing has been saved"
          problems={draft.problems.map((problem) => ({
            field: fieldOf(problem, measure.numbers),
            message: problemWords(grid, problem),
          }))}
          idOf={(field) => field}
        />
        {draft.failure && (
          <Failing
            what="Nothing has been saved."
            kept="What you typed is kept on this computer."
            error={draft.failure}
          />
        )}
        <KeptDraft kept={draft.kept && typed.length > 0} onForget={draft.forget} />
        <FiguresGrid grid={grid} months={shown} draft={draft} />
        <Said words={draft.said} />
        {may_edit && (
          <p className="actions figures-save">
            <Button small type="submit" disabled={draft.busy || typed.length === 0 || draft.conflicts.length > 0}>
              {typed.length > 0 ? `Save ${typed.length === 1 ? "one figure" : `${typed.length} figures`}` : "Save"}
            </Button>
            {typed.length > 0 && (
              <button type="button" className="link-button" onClick={draft.forget}>
                Put back what is saved
              </button>
            )}
            <span className="note" role="status">
              {draft.conflicts.length > 0
                ? "Somebody else has saved meanwhile: choose at each figure whose is kept."
                : "All are saved together. Until then they are kept on this computer."}
            </span>
          </p>
        )}
      </form>
    </section>
  );
}
