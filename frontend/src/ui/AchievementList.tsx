import { Link } from "@tanstack/react-router";
import type { PageAchievement } from "../api/programmeTypes";
import { longDate } from "../lib/period";
import { personPath } from "../lib/places";
import { Tag } from "./Tag";
import "./achievements.css";

const kindWords: Record<PageAchievement["kind"], string> = {
  service: "service",
  campaign: "campaign",
  consultation: "consultation",
  meeting: "meeting",
  role: "new role",
  other: "other",
};

/** What people went on to do: on a page of their own the name is not said again. */
export function AchievementList({ achievements, ofOne }: { achievements: PageAchievement[]; ofOne?: boolean }) {
  return (
    <ul className="card achievements">
      {achievements.map(({ id, day, title, words, kind, theme, person, person_id, evidence_url }) => (
        <li key={id}>
          <p>
            <b>{title}</b> <Tag>{kindWords[kind]}</Tag> {theme && <Tag tone="grey">{theme}</Tag>}
          </p>
          {words && <p>{words}</p>}
          <p className="note">
            {longDate(day)}
            {!ofOne && person && (
              <> · {person_id === null ? person : <Link to={personPath(person_id)}>{person}</Link>}</>
            )}
            {evidence_url && (
              <>
                {" "}
                ·{" "}
                <a href={evidence_url} rel="noreferrer">
                  Evidence<span className="visually-hidden"> of: {title}</span>
                </a>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
