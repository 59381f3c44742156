import { Link } from "@tanstack/react-router";
import { initiativePartPath } from "../../../lib/places";
import { longDate } from "../../../lib/period";
import type { Page } from "../types";

/** What happened and what was learnt, the newest first, and the milestones. */
export function JournalSection({ page }: { page: Page }) {
  const { journal, milestones, code } = page;
  return (
    <section className="section" aria-labelledby="journal">
      <div className="section-head">
        <h2 id="journal">Journal and milestones</h2>
        {page.may_edit && (
          <div className="actions">
            <Link className="button" to={initiativePartPath(code, "journal")}>
              Write
            </Link>
          </div>
        )}
      </div>
      <div className="card">
        {milestones.length > 0 && (
          <ul className="milestone-list">
            {milestones.map(({ id, title, due, reached, overdue }) => (
              <li key={id}>
                {title}{" "}
                <span className={overdue ? "note late" : "note"}>
                  {reached ? `reached ${longDate(reached)}` : `due ${longDate(due)}`}
                  {overdue && ", overdue"}
                </span>
              </li>
            ))}
          </ul>
        )}
        {journal.length === 0 && <p className="note">Nothing written yet.</p>}
        <dl className="journal">
          {journal.map(({ id, day, words, link, by }) => (
            <div key={id}>
              <dt>
                {longDate(day)} <span className="note">{by}</span>
              </dt>
              <dd>
                {words} {link && <a href={link}>Document</a>}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}
