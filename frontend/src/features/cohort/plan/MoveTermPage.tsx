import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button, TextInput } from "nhsuk-react-components";
import { useState } from "react";
import type { CohortPage, MovedTerm, PageTerm } from "../../../api/programmeTypes";
import { datesInWords, dayWords, isDay } from "../../../lib/days";
import { longDate } from "../../../lib/period";
import { cohortPath } from "../../../lib/places";
import { Crumbs } from "../../../ui/Crumbs";
import { Failing } from "../../../ui/Failing";
import { Loading } from "../../../ui/Loading";
import { MayRun } from "../../../ui/MayRun";
import { NotHere } from "../../../ui/NotHere";
import { PageFailing } from "../../../ui/PageFailing";
import { PageTitle } from "../../../ui/PageTitle";
import { ScrollCard } from "../../../ui/ScrollCard";
import { movedWords, weeksIn } from "./moving";
import { NameOfTerm } from "./NameOfTerm";
import { termName } from "../terms";
import { cohortQuery, moveTerm } from "../queries";
import "../planning.css";

const route = getRouteApi("/signed-in/cohorts/$code/terms/$term");

/** Other dates for a term: what moves with it is shown before anything is written. */
export function MoveTermPage() {
  const { code, term: id } = route.useParams();
  const { data: page, error, refetch } = useQuery(cohortQuery(code));
  if (!page) {
    return error ? (
      <PageFailing
        heading="Move a term"
        what="This cohort could not be fetched."
        error={error}
        onRetry={() => void refetch()}
      />
    ) : (
      <>
        <h1 className="visually-hidden">Loading</h1>
        <Loading what="Fetching the terms." rows={3} cells={2} />
      </>
    );
  }
  const term = page.terms.find((each) => String(each.id) === id);
  return term ? <MoveTerm key={term.id} page={page} term={term} /> : <NotHere />;
}

function MoveTerm({ page, term }: { page: CohortPage; term: PageTerm }) {
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const [first, setFirst] = useState(term.first);
  const [weeksTyped, setWeeks] = useState(String(term.weeks));
  const weeks = weeksIn(weeksTyped);
  const same = first === term.first && weeks === term.weeks;
  const asked = isDay(first) && weeks !== undefined && !same;
  const preview = useQuery({
    queryKey: ["term", term.id, "move", first, weeks],
    queryFn: () => moveTerm(term.id, first, weeks ?? term.weeks, true),
    enabled: asked,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const move = useMutation({
    mutationFn: () => moveTerm(term.id, first, weeks ?? term.weeks, false),
    onSuccess: async () => {
      // All but the preview, which has no more to say.
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "term" });
      await navigate({ to: cohortPath(page.code) });
    },
  });
  const shown = asked && !preview.isPlaceholderData ? preview.data : undefined;
  return (
    <>
      <PageTitle title={`Move term ${term.place}, ${page.title}`} />
      <Crumbs places={[{ label: page.title, to: cohortPath(page.code) }]} />
      <h1>Move {termName(term).replace(/^Term/, "term")}</h1>
      <p className="page-head__facts">
        Now {longDate(term.first)} to {longDate(term.last)}, {term.weeks} weeks
      </p>
      <MayRun>
        <form
          className="card section plan-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (shown && shown.refused.length === 0) move.mutate();
          }}
        >
          <div className="plan-form__row">
            <TextInput
              id="term-first"
              label="First day"
              type="date"
              value={first}
              error={first !== "" && !isDay(first) ? "Give a day." : undefined}
              onChange={(event) => setFirst(event.currentTarget.value)}
            />
            <TextInput
              id="term-weeks"
              label="Weeks"
              inputMode="numeric"
              width={3}
              value={weeksTyped}
              error={weeks === undefined ? "Give 1 to 60 weeks." : undefined}
              onChange={(event) => setWeeks(event.currentTarget.value)}
            />
          </div>
          <div aria-live="polite">
            {same && <p className="note">Give another first day or another length, and see what moves with it.</p>}
            {shown && <Preview move={shown} />}
          </div>
          {asked && preview.error && !shown && (
            <Failing what="What would move could not be worked out." error={preview.error} />
          )}
          {move.error && <Failing what="Nothing has been moved." error={move.error} />}
          <p className="actions plan-actions">
            {shown && shown.refused.length === 0 && (
              <Button small type="submit" disabled={move.isPending}>
                Move the term
              </Button>
            )}
            <Link to={cohortPath(page.code)}>Leave it as it is</Link>
          </p>
        </form>
        <NameOfTerm code={page.code} id={term.id} />
      </MayRun>
    </>
  );
}

function Preview({ move }: { move: MovedTerm }) {
  return (
    <>
      {move.refused.length > 0 ? (
        <div className="box box--bad">
          <p>
            <strong>It cannot be moved like this.</strong>
          </p>
          <ul className="plan-form__list">
            {move.refused.map(({ words, todo }) => (
              <li key={words}>{datesInWords(`${words} ${todo}`)}</li>
            ))}
          </ul>
        </div>
      ) : (
        <p className="plan-form__lede">{movedWords(move)}</p>
      )}
      {move.sessions.length > 0 && (
        <ScrollCard label="What moves">
          <table className="table table--tight">
            <caption className="visually-hidden">What moves</caption>
            <thead>
              <tr>
                <th scope="col">Session</th>
                <th scope="col">Now</th>
                <th scope="col">Then</th>
              </tr>
            </thead>
            <tbody>
              {move.sessions.map(({ session, title, before, after, held }) => (
                <tr key={session}>
                  <th scope="row">{title}</th>
                  <td className="nowrap">{dayWords(before, move.before.first)}</td>
                  <td className="nowrap">
                    {held ? (
                      "stays: attendance has been taken"
                    ) : before === after ? (
                      "stays"
                    ) : (
                      <b>{dayWords(after, move.before.first)}</b>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollCard>
      )}
    </>
  );
}
