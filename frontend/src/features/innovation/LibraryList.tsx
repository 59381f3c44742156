import { Link } from "@tanstack/react-router";
import type { LibraryItem } from "../../api/innovationTypes";
import { innovationPath } from "../../lib/places";
import { StrengthBars } from "../../ui/StrengthBars";
import { Tag } from "../../ui/Tag";

/** What each is, what its evidence says, and how many use it. */
export function LibraryList({
  items,
  working,
}: {
  items: LibraryItem[];
  /** evidence is on its way */ working: boolean;
}) {
  return (
    <ul className="library">
      {items.map((item) => (
        <li key={item.code} className="card library__item">
          <div>
            <h2 className="library__title">
              <Link to={innovationPath(item.code)}>{item.title}</Link> {item.retired && <Tag tone="grey">Retired</Tag>}
            </h2>
            <p>{item.summary}</p>
            <p className="note">{item.themes.map(({ title }) => title).join(" · ")}</p>
          </div>
          <div>
            {item.strength ? (
              <StrengthBars strength={item.strength} />
            ) : (
              <p className="note">
                {item.measures.length === 0
                  ? "No measure to judge it by"
                  : working
                    ? "Its evidence is being worked out"
                    : "Its evidence stands on its page"}
              </p>
            )}
            {item.headline && <p className="library__headline">{item.headline}</p>}
          </div>
          <p className="library__used">
            <b>{item.adopted.toLocaleString("en-GB")}</b> of {item.practices.toLocaleString("en-GB")} practices use it
          </p>
        </li>
      ))}
    </ul>
  );
}
