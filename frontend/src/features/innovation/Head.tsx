import { Link } from "@tanstack/react-router";
import type { InnovationPage } from "../../api/innovationTypes";
import { initiativePath, organisationPath } from "../../lib/places";

export function WhatItIs({ page: { summary, first_cycle, origins } }: { page: InnovationPage }) {
  return (
    <section className="card" aria-labelledby="what-heading">
      <h2 id="what-heading">What it is</h2>
      <p>{summary}</p>
      {first_cycle && <p className="note innovation-gap">Usual first cycle: {first_cycle}</p>}
      {origins.length > 0 && (
        <p className="note innovation-gap">
          Comes from{" "}
          {origins.map(({ code, title }, place) => (
            <span key={code}>
              {place > 0 && ", "}
              <Link to={initiativePath(code)}>{title}</Link>
            </span>
          ))}
          .
        </p>
      )}
    </section>
  );
}

export function WhoToTalkTo({ contacts }: Pick<InnovationPage, "contacts">) {
  return (
    <section className="card" aria-labelledby="who-heading">
      <h2 id="who-heading">Who to talk to</h2>
      {contacts.length === 0 ? (
        <p className="note">Nobody is named yet. Ask the national programme team.</p>
      ) : (
        <ul className="innovation-list">
          {contacts.map(({ person, name, organisation, words }) => (
            <li key={person}>
              <b>{name}</b>, <Link to={organisationPath(organisation)}>{organisation.name}</Link>
              {words && <span className="note innovation-below">{words}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** How it is done, and what it takes; nothing where nobody has said. */
export function HowTo({ page: { how_to, takes } }: { page: InnovationPage }) {
  if (!how_to && takes.length === 0) return null;
  return (
    <div className="section innovation-halves">
      {how_to && (
        <section className="card" aria-labelledby="how-heading">
          <h2 id="how-heading">How to do it</h2>
          <p className="innovation-text">{how_to}</p>
        </section>
      )}
      {takes.length > 0 && (
        <section className="card" aria-labelledby="takes-heading">
          <h2 id="takes-heading">What it takes</h2>
          <dl className="innovation-takes">
            {takes.map(({ what, words }) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}
