import { Link } from "@tanstack/react-router";
import { useId } from "react";
import type { AttendanceSheet as Sheet, Attender, Mark } from "../../../api/programmeTypes";
import { cohortPath } from "../../../lib/places";
import { Failing } from "../../../ui/Failing";
import { countWords, MARKS, othersPresent } from "./marks";
import { useMarks } from "./useMarks";

export function AttendanceSheet({ sheet, cohort }: { sheet: Sheet; cohort: string }) {
  const { people, mark, undo, error, refused, waiting, saving, send } = useMarks(sheet, cohort);
  const others = Object.keys(othersPresent(people)).length;
  return (
    <>
      <div className="attendance-bar">
        <p className="attendance-bar__count">
          <b role="status">{countWords(people)}</b>
          <span className="note">{savedWords(saving, waiting, others, people.length)}</span>
        </p>
        <div className="actions">
          {sheet.may_take && others > 0 && (
            <button type="button" className="button button--main" onClick={() => mark(othersPresent(people))}>
              {others === people.length ? `Everyone is present (${others})` : `The other ${others} are present`}
            </button>
          )}
          {undo && (
            <button type="button" className="button" onClick={undo}>
              Undo
            </button>
          )}
        </div>
      </div>
      {error !== null && (
        <div className="attendance-failing">
          <Failing
            what={refused ? "The last change was not saved." : "Not everything is saved yet."}
            kept={refused ? undefined : "Your marks are kept on this computer."}
            error={error}
            onRetry={refused ? undefined : () => void send()}
          />
        </div>
      )}
      {!sheet.may_take && <p className="note">Attendance is taken by the faculty.</p>}
      <ul className="attendance">
        {people.map((person) => (
          <Person
            key={person.participant}
            person={person}
            mayTake={sheet.may_take}
            onMark={(next) => mark({ [person.participant]: next })}
          />
        ))}
      </ul>
      <p className="actions after-sheet">
        <Link to={cohortPath(cohort)} className="button">
          Back to the cohort
        </Link>
      </p>
    </>
  );
}

function savedWords(saving: boolean, waiting: number, unmarked: number, all: number): string {
  if (saving) return "Saving…";
  if (waiting > 0) return `${waiting} not saved yet`;
  return unmarked === all ? "Saved as you go" : "✓ Saved";
}

type PersonProps = { person: Attender; mayTake: boolean; onMark: (mark: Mark) => void };

function Person({ person: { name, mark }, mayTake, onMark }: PersonProps) {
  const id = useId();
  return (
    <li className={mark === null ? "attendance__person" : "attendance__person attendance__person--marked"}>
      <span id={id} className="attendance__name">
        {name}
      </span>
      {mayTake ? (
        <div className="attendance__marks" role="group" aria-labelledby={id}>
          {MARKS.map((each) => (
            <button
              key={each.mark}
              type="button"
              className={`attendance__mark attendance__mark--${each.mark}`}
              aria-pressed={mark === each.mark}
              onClick={() => {
                if (mark !== each.mark) onMark(each.mark);
              }}
            >
              {each.label}
            </button>
          ))}
        </div>
      ) : (
        <span>{mark ?? "not taken"}</span>
      )}
    </li>
  );
}
