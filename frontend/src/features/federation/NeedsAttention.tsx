import { Link } from "@tanstack/react-router";
import type { Attention, Dashboard } from "../../api/types";
import { measurePath, organisationPath } from "../../lib/places";

/** Each a name with a place to go and do something about it. */
export function NeedsAttention({ attention: { worse, overdue } }: { attention: Dashboard["attention"] }) {
  return (
    <section className="card span-4" aria-labelledby="attention-heading">
      <h2 id="attention-heading">Needs attention</h2>
      {worse.length + overdue.length === 0 && <p>Nothing is getting worse and nothing is overdue.</p>}
      <AttentionList title="Getting worse" items={worse} />
      <AttentionList title="Overdue" items={overdue} />
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
