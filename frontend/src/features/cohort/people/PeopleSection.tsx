import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { CohortPage, PagePerson } from "../../../api/programmeTypes";
import { isDay } from "../../../lib/days";
import { addPeoplePath, alumniPath, personPath } from "../../../lib/places";
import { Empty } from "../../../ui/Empty";
import { Failing } from "../../../ui/Failing";
import { pressed, stepWords } from "./milestones";
import { PeopleGrid } from "./PeopleGrid";
import { useMilestones } from "./useMilestones";

export function PeopleSection({ page, mayRun }: { page: CohortPage; mayRun: boolean }) {
  const add = mayRun && (
    <>
      <Link to={addPeoplePath(page.code)} className="button">
        Add people
      </Link>
      <Link to={alumniPath(page.code)} className="button">
        Carry on from before
      </Link>
    </>
  );
  const some = page.people.length > 0;
  return (
    <section className="section" aria-labelledby="people-heading">
      <div className="section-head">
        <h2 id="people-heading">People: attendance and project</h2>
        {page.stuck > 0 && <p>Stuck projects first</p>}
        <div className="actions">
          {some && (
            <ul className="icon-key" aria-hidden="true">
              <li>● present</li>
              <li>○ apologies</li>
              <li>× absent</li>
              <li>? not taken</li>
              <li>· to come</li>
            </ul>
          )}
          <MessageStuck people={page.people} />
          {some && add}
        </div>
      </div>
      {page.stuck > 0 && <Stuck people={page.people} />}
      {!some ? (
        <Empty title={page.hidden > 0 ? "Nobody of your practices." : "Nobody has joined yet."} actions={add}>
          {page.hidden === 0 && "Paste a list from a spreadsheet: name, role and practice of each."}
        </Empty>
      ) : mayRun ? (
        <GridToMark page={page} />
      ) : (
        <PeopleGrid page={page} />
      )}
      {page.hidden > 0 && (
        <p className="note after-card">
          {page.hidden} {page.hidden === 1 ? "person" : "people"} of other practices: counted above, not named here.
        </p>
      )}
    </section>
  );
}

/** On a phone, where the columns of projects are out of view: who is stuck, with what, and since when. */
function Stuck({ people }: { people: CohortPage["people"] }) {
  return (
    <ul className="card stuck-list only-phone">
      {people
        .filter(({ project }) => project.stuck)
        .map(({ participant, person, name, project }) => (
          <li key={participant}>
            <Link to={personPath(person)}>{name}</Link>: {project.title ?? "not named yet"}
            <span className="late">{project.last_step_words}</span>
            {project.held_up_by && <span className="head-note">{project.held_up_by}</span>}
          </li>
        ))}
    </ul>
  );
}

/** One press marks a milestone on the day that stands above the grid; another takes it back. */
function GridToMark({ page }: { page: CohortPage }) {
  const [day, setDay] = useState(page.day);
  const [open, setOpen] = useState<number>();
  const { last, error, press, undo } = useMilestones(page.code);
  const onPress = (person: PagePerson, place: number) => {
    const step = pressed(person, page.milestones, place, isDay(day) ? day : page.day);
    if (step) press(step);
    else setOpen(person.participant);
  };
  const onOpen = (participant: number | undefined) => {
    // What was left takes the focus back.
    if (participant === undefined) document.getElementById(`project-of-${open}`)?.focus();
    setOpen(participant);
  };
  return (
    <>
      <div className="marking">
        <label className="control">
          <span>Press a milestone to mark it reached on</span>
          <input
            type="date"
            className="marking__day"
            max={page.day}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
        </label>
        <p role="status" className="marking__last">
          {last && stepWords(last, page.day)}
        </p>
        {undo && (
          <button type="button" className="link-button" onClick={undo}>
            Undo
          </button>
        )}
      </div>
      {error && <Failing what="The milestone is as it was." error={error} />}
      <PeopleGrid page={page} acts={{ open, onOpen, onPress }} />
    </>
  );
}

/** Opens a message to everyone whose project is stuck, in the reader's own mail program. */
function MessageStuck({ people }: { people: CohortPage["people"] }) {
  const stuck = people.filter(({ project, email }) => project.stuck && email);
  if (stuck.length === 0) return null;
  const to = stuck.map(({ email }) => encodeURIComponent(email ?? "")).join(",");
  return (
    <a className="button" href={`mailto:?bcc=${to}`}>
      Message the {stuck.length === 1 ? "one who is stuck" : `${stuck.length} who are stuck`}
    </a>
  );
}
