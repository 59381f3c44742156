import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import type { CohortPage, PagePerson } from "../../../api/programmeTypes";
import { dayWords } from "../../../lib/days";
import { initiativePath, personPath } from "../../../lib/places";
import { ScrollCard } from "../../../ui/ScrollCard";
import { MilestoneButtons } from "./MilestoneButtons";
import { MilestoneDots } from "./MilestoneDots";
import { byTerm, cameSeldom, markOf, setName } from "./people";
import { ProjectForm } from "./ProjectForm";

/** What may be done in the grid by those who run programmes. */
export type Acts = {
  /** the participant whose project is open */
  open: number | undefined;
  onOpen: (participant: number | undefined) => void;
  onPress: (person: PagePerson, place: number) => void;
};

/** Who came to what, and how far each project has got: the stuck first, as they come. */
export function PeopleGrid({ page, acts }: { page: CohortPage; acts?: Acts }) {
  const { people, sessions, terms, milestones } = page;
  const groups = byTerm(terms, sessions);
  const begins = new Set(groups.slice(1).map((group) => group.sessions[0]?.id));
  const columns = sessions.length + 7;
  return (
    <ScrollCard label="People, a table that scrolls">
      <table className="table people-grid">
        <caption className="visually-hidden">
          {people.length} people: attendance at {sessions.length} sessions and milestones of their projects
        </caption>
        <thead>
          <tr>
            <th rowSpan={2} scope="col" className="people-grid__name">
              Name
            </th>
            <th rowSpan={2} scope="col">
              Role
            </th>
            <th rowSpan={2} scope="col">
              Set
            </th>
            {groups.map(({ term, sessions: those }, index) => (
              <th
                key={those[0]?.id}
                colSpan={those.length}
                scope="colgroup"
                className={index ? "people-grid__term begins" : "people-grid__term"}
              >
                {term ? `Term ${term.place}` : "No term"}
              </th>
            ))}
            <th rowSpan={2} scope="col" className="number">
              Came
            </th>
            <th rowSpan={2} scope="col">
              Project
            </th>
            <th rowSpan={2} scope="col">
              <span className="visually-hidden">Milestones: </span>
              <span className="head-note">{milestones.map(({ title }) => title.toLowerCase()).join(", ")}</span>
            </th>
            <th rowSpan={2} scope="col">
              Last step
            </th>
          </tr>
          <tr>
            {sessions.map((session) => (
              <th
                key={session.id}
                scope="col"
                className={begins.has(session.id) ? "mark begins" : "mark"}
                title={`${session.title}, ${dayWords(session.day)}`}
              >
                <span className="visually-hidden">Session </span>
                {session.number}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <Fragment key={person.participant}>
              <Row person={person} page={page} begins={begins} acts={acts} />
              {acts?.open === person.participant && (
                <tr className="people-grid__open">
                  <td colSpan={columns}>
                    <ProjectForm person={person} code={page.code} onDone={() => acts.onOpen(undefined)} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3} className="people-grid__name">
              Present
            </th>
            {sessions.map(({ id, taken, present }) => (
              <td key={id} className={begins.has(id) ? "mark begins" : "mark"}>
                {taken ? present : ""}
              </td>
            ))}
            <td className="number">{page.attendance ?? "–"}</td>
            <td colSpan={3} />
          </tr>
        </tfoot>
      </table>
    </ScrollCard>
  );
}

type RowProps = { person: PagePerson; page: CohortPage; begins: Set<number | undefined>; acts?: Acts };

function Row({ person, page: { sessions, milestones }, begins, acts }: RowProps) {
  const { name, role_words, learning_set, marks, came, marked, project, left_on } = person;
  return (
    <tr className={project.stuck ? "stuck" : undefined}>
      <th scope="row" className="people-grid__name">
        <Link to={personPath(person.person)}>{name}</Link>
      </th>
      <td className="tiny nowrap">{role_words}</td>
      <td className="people-grid__set">{learning_set ? setName(learning_set) : "–"}</td>
      {sessions.map(({ id }, index) => {
        const { sign, words, look } = markOf(marks[index] ?? "");
        return (
          <td key={id} className={`mark mark--${look}${begins.has(id) ? " begins" : ""}`}>
            <span aria-hidden="true">{sign}</span>
            <span className="visually-hidden">{words}</span>
          </td>
        );
      })}
      <td className="number">{cameSeldom(person) ? <b>{`${came}/${marked}`}</b> : `${came}/${marked}`}</td>
      <td className="people-grid__project">
        <Project person={person} acts={acts} />
      </td>
      <td>
        {acts ? (
          <MilestoneButtons person={person} milestones={milestones} onPress={(place) => acts.onPress(person, place)} />
        ) : (
          <MilestoneDots reached={project.reached.map((day) => day !== null)} label={project.label} />
        )}
      </td>
      <td className="nowrap tiny">
        {project.stuck && left_on === null ? (
          <span className="late">
            {project.last_step_words}
            <span className="visually-hidden">, stuck</span>
          </span>
        ) : (
          project.last_step_words
        )}
      </td>
    </tr>
  );
}

function Project({ person: { participant, name, project }, acts }: { person: PagePerson; acts?: Acts }) {
  const { title, held_up_by, stuck, initiative } = project;
  const words = title ?? "Not named yet";
  const open = acts?.open === participant;
  return (
    <>
      {acts ? (
        <button
          type="button"
          className="link-button people-grid__open-project"
          id={`project-of-${participant}`}
          aria-expanded={open}
          onClick={() => acts.onOpen(open ? undefined : participant)}
        >
          <span className="visually-hidden">Project of {name}: </span>
          {stuck ? <b>{words}</b> : words}
        </button>
      ) : stuck ? (
        <b>{words}</b>
      ) : (
        words
      )}
      {initiative !== null && (
        <>
          {" "}
          <Link to={initiativePath(initiative)} className="tiny">
            initiative<span className="visually-hidden"> of {name}</span>
          </Link>
        </>
      )}
      {held_up_by && <span className="head-note">{held_up_by}</span>}
    </>
  );
}
