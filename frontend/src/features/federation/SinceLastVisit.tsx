import { Link } from "@tanstack/react-router";
import type { Dashboard, NewsItem } from "../../api/types";
import { measurePath, organisationPath } from "../../lib/places";
import { VariationIcon } from "../../ui/icons";
import { Sentence } from "../../ui/Lede";

const placeOf = ({ link }: NewsItem) =>
  link.to === "measure" && link.measure
    ? measurePath(link.measure, link.organisation)
    : organisationPath({ code: link.organisation, kind: "practice" });

/** What has changed, in sentences that name the practice, the measure and since when. */
export function SinceLastVisit({ since }: { since: Dashboard["since"] }) {
  return (
    <section className="card span-8" aria-labelledby="since-heading">
      <h2 id="since-heading">{since.heading}</h2>
      {since.items.length === 0 && <p>Nothing has changed beyond the usual ups and downs.</p>}
      <ol className="news">
        {since.items.map((item, index) => (
          <li key={index}>
            {item.icon === "late" || !item.variation ? (
              <span className="late-icon" aria-hidden="true">
                !
              </span>
            ) : (
              <VariationIcon variation={item.variation} size="m" />
            )}
            <p>
              <Sentence segments={item.sentence} /> <Link to={placeOf(item)}>{item.link.label}</Link>
            </p>
          </li>
        ))}
      </ol>
      {since.also && (
        <p className="also">
          <b>Also:</b> {since.also}
        </p>
      )}
    </section>
  );
}
