import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { PageAchievement } from "../api/programmeTypes";
import { longDate } from "../lib/period";
import { personPath } from "../lib/places";
import { achievementWords } from "./achievementWords";
import { Tag } from "./Tag";
import "./achievements.css";

type AchievementListProps = {
  achievements: PageAchievement[];
  /** on a page of their own the name is not said again */
  ofOne?: boolean;
  /** what can be done with one, where this person may */
  actsOf?: (achievement: PageAchievement) => ReactNode;
};

/** What people went on to do. */
export function AchievementList({ achievements, ofOne, actsOf }: AchievementListProps) {
  return (
    <ul className="card achievements">
      {achievements.map((achievement) => (
        <li key={achievement.id}>
          <Achievement achievement={achievement} ofOne={ofOne} />
          {actsOf?.(achievement)}
        </li>
      ))}
    </ul>
  );
}

type AchievementProps = { achievement: PageAchievement; ofOne?: boolean };

function Achievement({ achievement, ofOne }: AchievementProps) {
  const { day, title, words, kind, theme, person, person_id, evidence_url } = achievement;
  return (
    <>
      <p>
        <b>{title}</b> <Tag>{achievementWords[kind]}</Tag> {theme && <Tag tone="grey">{theme}</Tag>}
      </p>
      {words && <p>{words}</p>}
      <p className="note">
        {longDate(day)}
        {!ofOne && person && <> · {person_id === null ? person : <Link to={personPath(person_id)}>{person}</Link>}</>}
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
    </>
  );
}
