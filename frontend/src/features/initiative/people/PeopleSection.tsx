import { Link } from "@tanstack/react-router";
import { longDate } from "../../../lib/period";
import { initiativePartPath, organisationPath } from "../../../lib/places";
import type { Page } from "../types";

/** The team with its roles, and the practices taking part. */
export function PeopleSection({ page }: { page: Page }) {
  const { team, practices, code } = page;
  const hidden = practices.total - practices.items.length;
  return (
    <section className="section" aria-labelledby="team">
      <div className="section-head">
        <h2 id="team">Who takes part</h2>
        {page.may_edit && (
          <div className="actions">
            <Link className="button" to={initiativePartPath(code, "people")}>
              Team and practices
            </Link>
          </div>
        )}
      </div>
      <div className="card">
        <h3>Team</h3>
        {team.length === 0 && <p className="note">Nobody named yet.</p>}
        <ul>
          {team.map(({ id, name, role, leads }) => (
            <li key={id}>
              {leads ? <strong>{name}</strong> : name}
              {role && <span className="note"> {role}</span>}
            </li>
          ))}
        </ul>
        <h3>Practices</h3>
        {practices.total === 0 && <p className="note">None yet.</p>}
        <ul>
          {practices.items.map(({ id, practice, first, last }) => (
            <li key={id}>
              <Link to={organisationPath(practice)}>{practice.name}</Link>
              <span className="note">
                {" "}
                {last ? `${longDate(first)} to ${longDate(last)}` : `since ${longDate(first)}`}
              </span>
            </li>
          ))}
          {hidden > 0 && (
            <li>
              {practices.items.length ? "and " : ""}
              {hidden} {hidden === 1 ? "practice" : "practices"} outside your area
            </li>
          )}
        </ul>
      </div>
    </section>
  );
}
