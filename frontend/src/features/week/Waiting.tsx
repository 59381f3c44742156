import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { MyWeek } from "../../api/facultyTypes";
import { cohortPath, memberPath, organisationPath, personPath, programmePath } from "../../lib/places";
import { AttendanceLink } from "./Sessions";

type ListProps = { id: string; title: string; note: string; children: ReactNode[] };

/** One kind of what waits, each line with the act that ends it. Nothing where nothing waits. */
function Waiting({ id, title, note, children }: ListProps) {
  if (children.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        <p>{note}</p>
      </div>
      <ul className="card card--flush week-list">{children}</ul>
    </section>
  );
}

export function Attendance({ items }: { items: MyWeek["attendance"] }) {
  return (
    <Waiting id="attendance-heading" title="Attendance to take" note="Latest first">
      {items.map((item) => (
        <li key={item.session}>
          <div>
            <p>
              <b>{item.title}</b>
            </p>
            <p className="note">
              {item.when} · <Link to={cohortPath(item.cohort.code)}>{item.cohort.name}</Link>
            </p>
          </div>
          <AttendanceLink item={item} />
        </li>
      ))}
    </Waiting>
  );
}

export function SignOffs({ items }: { items: MyWeek["sign_offs"] }) {
  return (
    <Waiting id="sign-offs-heading" title="Ready for sign-off" note="In their stage for as long as is usual">
      {items.map((item) => (
        <li key={item.member}>
          <div>
            <p>
              <Link to={memberPath(item.member)}>
                <b>{item.name}</b>
              </Link>
            </p>
            <p className="note">
              {item.stage ?? "No stage yet"}: {item.when} · next {item.next_title}
            </p>
          </div>
          <Link className="button" to={memberPath(item.member)} hash="next">
            Sign off<span className="visually-hidden"> {item.name}</span>
          </Link>
        </li>
      ))}
    </Waiting>
  );
}

export function Contacts({ items }: { items: MyWeek["contacts"] }) {
  return (
    <Waiting id="contacts-heading" title="First contacts overdue" note="Yours first, then those nobody has taken on">
      {items.map((item) => (
        <li key={item.id}>
          <div>
            <p>
              <Link to={organisationPath(item.organisation)}>
                <b>{item.organisation.name}</b>
              </Link>
            </p>
            <p className="note">
              <span className="late">{item.when}</span> {item.programme.name} ·{" "}
              {item.mine ? "you are the adviser" : "no adviser yet"}
            </p>
          </div>
          <Link className="button" to={programmePath(item.programme.code)} search={{ contact: item.id }}>
            Record the contact<span className="visually-hidden"> with {item.organisation.name}</span>
          </Link>
        </li>
      ))}
    </Waiting>
  );
}

export function Stuck({ items }: { items: MyWeek["stuck"] }) {
  return (
    <Waiting id="stuck-heading" title="Stuck projects" note="No step for four weeks or more; longest first">
      {items.map((item) => (
        <li key={item.participant}>
          <div>
            <p>
              <Link to={personPath(item.person)}>
                <b>{item.name}</b>
              </Link>
              , {item.role_words}
            </p>
            <p className="note">
              <span className="late">{item.last_step_words}</span> {item.title ?? "No project yet"}
              {item.held_up_by && `: ${item.held_up_by}`} ·{" "}
              <Link to={cohortPath(item.cohort.code)}>{item.cohort.name}</Link>
            </p>
          </div>
        </li>
      ))}
    </Waiting>
  );
}
