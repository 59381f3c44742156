import { Link } from "@tanstack/react-router";
import type { Attention, Dashboard } from "../../api/types";
import { initiativePath, measurePath, organisationPath } from "../../lib/places";
import type { Card } from "./initiativeBoard";

type NeedsAttentionProps = { attention: Dashboard["attention"]; stalled: Card[] };

/** Each a name with a place to go and do something about it. */
export function NeedsAttention({ attention: { worse, overdue }, stalled }: NeedsAttentionProps) {
  return (
    <section className="card span-4" aria-labelledby="attention-heading">
      <h2 id="attention-heading">Needs attention</h2>
      {worse.length + overdue.length + stalled.length === 0 && <p>Nothing is getting worse and nothing is overdue.</p>}
      <AttentionList title="Getting worse" items={worse} />
      <AttentionList title="Overdue" items={overdue} />
      <Stalled cards={stalled} />
    </section>
  );
}

function AttentionList({ title, items }: { title: string; items: Attention[] }) {
  if (items.length === 0) return null;
  return (
    <>
      <h3 className="attention__title">{title}</h3>
      <ul className="attention">
        {items.map(({ label, organisation, measure, when }) => (
          <li key={`${organisation}-${measure}-${label}`}>
            <Link
              to={
                measure
                  ? measurePath(measure, organisation)
                  : organisationPath({ code: organisation, kind: "practice" })
              }
            >
              {label}
            </Link>
            <span>{when}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Stalled({ cards }: { cards: Card[] }) {
  if (cards.length === 0) return null;
  return (
    <>
      <h3 className="attention__title">Stalled</h3>
      <ul className="attention">
        {cards.map(({ code, title, next }) => (
          <li key={code}>
            <Link to={initiativePath(code)}>{title}</Link>
            <span>{next}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
