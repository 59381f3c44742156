import { Link } from "@tanstack/react-router";
import type { MyWeek } from "../../api/facultyTypes";
import { attendancePath, cohortPath, learningSetPath } from "../../lib/places";
import { Tag } from "../../ui/Tag";

type Session = MyWeek["sessions"][number];

/** The sessions they run, this week's apart from next week's. */
export function Sessions({ items }: { items: Session[] }) {
  return (
    <section aria-labelledby="sessions-heading">
      <div className="section-head">
        <h2 id="sessions-heading">Your sessions</h2>
        <div className="actions">
          <Link to="/calendar" className="button">
            In your calendar
          </Link>
        </div>
      </div>
      <div className="card">
        <OfWeek title="This week" items={items.filter(({ week }) => week === "this")} />
        <OfWeek title="Next week" items={items.filter(({ week }) => week === "next")} />
      </div>
    </section>
  );
}

function OfWeek({ title, items }: { title: string; items: Session[] }) {
  return (
    <div className="week-of">
      <h3>{title}</h3>
      {items.length === 0 ? (
        <p className="note">No sessions.</p>
      ) : (
        <ul className="week-sessions">
          {items.map((session) => (
            <li key={session.id}>
              <p className="note">{session.when}</p>
              <p>
                <b>
                  {session.number}. {session.title}
                </b>{" "}
                {session.taken && <Tag tone="green">attendance taken</Tag>}
              </p>
              <p className="note">
                <Link to={cohortPath(session.cohort.code)}>{session.cohort.name}</Link>
                {session.theme && ` · ${session.theme}`}
                {session.place && ` · ${session.place}`}
                {session.link && (
                  <>
                    {" · "}
                    <a href={session.link} rel="noreferrer">
                      join online<span className="visually-hidden"> for {session.title}</span>
                    </a>
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Meetings of the learning sets they lead or belong to; nobody else sees these. */
export function SetMeetings({ items }: { items: MyWeek["learning_sets"] }) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="sets-heading">
      <div className="section-head">
        <h2 id="sets-heading">Learning sets</h2>
        <p>Private to the set</p>
      </div>
      <ul className="card week-sessions">
        {items.map((meeting) => (
          <li key={`${meeting.set}-${meeting.day}`}>
            <p className="note">{meeting.when}</p>
            <p>
              <Link to={learningSetPath(meeting.cohort.code, meeting.set)}>
                <b>Set {meeting.name}</b>
              </Link>
              , {meeting.leads ? "you lead it" : "you are a member"}
            </p>
            <p className="note">
              <Link to={cohortPath(meeting.cohort.code)}>{meeting.cohort.name}</Link>
              {meeting.place && ` · ${meeting.place}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where attendance of a session is taken. */
export function AttendanceLink({ item }: { item: MyWeek["attendance"][number] }) {
  return (
    <Link className="button" to={attendancePath(item.cohort.code)} search={{ session: item.session }}>
      Take attendance
      <span className="visually-hidden">
        {" "}
        of {item.title}, {item.when}
      </span>
    </Link>
  );
}
