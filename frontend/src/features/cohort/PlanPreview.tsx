import { addDays, dayAndMonth, dayWords } from "../../lib/days";
import { dayAfter, sessionDays, type TermTyped } from "./plan";

/** The dates that the plan comes to, before anything is written. */
export function PlanPreview({ terms }: { terms: TermTyped[] }) {
  const dated = terms.flatMap((term, place) => {
    const end = dayAfter(term);
    return end === undefined ? [] : [{ term, place, last: addDays(end, -1), days: sessionDays(term) }];
  });
  const count = dated.reduce((total, { days }) => total + days.length, 0);
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
