import { Link } from "@tanstack/react-router";
import type { CohortPage, PagePerson, PageSession } from "../../api/programmeTypes";
import { dayWords } from "../../lib/days";
import { personPath } from "../../lib/places";
import { ScrollCard } from "../../ui/ScrollCard";
import { MilestoneDots } from "./MilestoneDots";
import { byTerm, cameSeldom, markOf, setName } from "./people";

/** Who came to what, and how far each project has got: the stuck first, as they come. */
export function PeopleGrid({ page }: { page: CohortPage }) {
  const { people, sessions, terms, milestones } = page;
  const groups = byTerm(terms, sessions);
  const begins = new Set(groups.slice(1).map((group) => group.sessions[0]?.id));
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
            <Row key={person.participant} person={person} sessions={sessions} begins={begins} />
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

type RowProps = { person: PagePerson; sessions: PageSession[]; begins: Set<number | undefined> };

function Row({ person, sessions, begins }: RowProps) {
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
        {project.stuck ? <b>{project.title ?? "Not named yet"}</b> : (project.title ?? "Not named yet")}
        {project.held_up_by && <span className="head-note">{project.held_up_by}</span>}
      </td>
      <td>
        <MilestoneDots reached={project.reached.map((day) => day !== null)} label={project.label} />
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
