import { addDays, dayAndMonth, dayWords } from "../../../lib/days";
import { longDate } from "../../../lib/period";
import { dayAfter, sessionDays, type TermTyped } from "./plan";

type PlanPreviewProps = { terms: TermTyped[]; programme: { first: string; last: string | null } };

/** The dates that the plan comes to, before anything is written; those outside the programme are allowed, and said. */
export function PlanPreview({ terms, programme }: PlanPreviewProps) {
  const dated = terms.flatMap((term, place) => {
    const end = dayAfter(term);
    return end === undefined ? [] : [{ term, place, last: addDays(end, -1), days: sessionDays(term) }];
  });
  const count = dated.reduce((total, { days }) => total + days.length, 0);
  const early = dated.some(({ term }) => term.first < programme.first);
  const late = dated.some(({ last }) => programme.last !== null && last > programme.last);
  return (
    <section className="card plan-form" aria-labelledby="dates-heading">
      <h2 id="dates-heading">The dates</h2>
      {dated.length === 0 ? (
        <p className="note">Give the first day of term 1, and every date appears here.</p>
      ) : (
        <>
          <p role="status">
            {dated.length} {dated.length === 1 ? "term" : "terms"}, {count} {count === 1 ? "session" : "sessions"}.
          </p>
          {early && <p className="late">A term begins before the programme does, on {longDate(programme.first)}.</p>}
          {late && programme.last !== null && (
            <p className="late">A term ends after the programme does, on {longDate(programme.last)}.</p>
          )}
          <ol className="plan-dates">
            {dated.map(({ term, place, last, days }) => (
              <li key={place}>
                <b>
                  Term {place + 1}, {term.title || "without a title"}
                </b>
                : {dayWords(term.first, last)} to {dayWords(last, term.first)}
                <span className="note">{days.length === 0 ? "No sessions" : days.map(dayAndMonth).join(", ")}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
