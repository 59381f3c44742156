import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { CohortPage, PageSession, PageTerm } from "../../../api/programmeTypes";
import { dayAndMonth, dayWords } from "../../../lib/days";
import { attendancePath, sessionPath } from "../../../lib/places";
import { shortDate } from "../../../lib/period";
import { ScrollCard } from "../../../ui/ScrollCard";
import { termName } from "../terms";
import { timelineOf, type Timeline } from "./timeline";

/** Terms and sessions along their days. It is a list of lists: what is drawn is what is read out. */
export function TermsTimeline({ page, mayRun }: { page: CohortPage; mayRun: boolean }) {
  const timeline = timelineOf(page);
  const frame = useRef<HTMLDivElement>(null);
  const today = timeline?.today;
  useEffect(() => {
    // On a narrow screen the picture scrolls: what is going on now comes first.
    const scroller = frame.current?.parentElement;
    if (scroller && today !== undefined) scroller.scrollLeft = today * scroller.scrollWidth - scroller.clientWidth / 2;
  }, [today]);
  if (!timeline) return null;
  return (
    <ScrollCard label="Terms and sessions, a picture that scrolls">
      <div className="terms" ref={frame}>
        <Months timeline={timeline} />
        <ol>
          {page.terms.map((term, index) => (
            <Term key={term.id} term={term} place={timeline.terms[index]} />
          ))}
        </ol>
        <ol>
          {page.sessions.map((session, index) => (
            <li key={session.id} className="terms__session" style={{ left: share(timeline.sessions[index]?.at) }}>
              <SessionMark code={page.code} session={session} mayRun={mayRun} />
            </li>
          ))}
        </ol>
      </div>
    </ScrollCard>
  );
}

const share = (part = 0) => `${(part * 100).toFixed(3)}%`;

function Months({ timeline: { months, breaks, today } }: { timeline: Timeline }) {
  return (
    <div aria-hidden="true">
      {months.map(({ name, at }) => (
        <span key={name} className="terms__month" style={{ left: share(at) }}>
          {today !== undefined && near(at, today) ? "" : name}
        </span>
      ))}
      {breaks.map(({ words, middle }) => (
        <span key={words} className="terms__break" style={{ left: share(middle) }}>
          {words}
        </span>
      ))}
      {today !== undefined && (
        <span className="terms__today" style={{ left: share(today) }}>
          today
        </span>
      )}
    </div>
  );
}

/** A month's name, which stands to the right of its line, would run into "today". */
const near = (month: number, today: number) => today - month > -0.02 && today - month < 0.075;

function Term({ term, place }: { term: PageTerm; place?: { left: number; width: number } }) {
  return (
    <li
      className={term.state === "now" ? "terms__term terms__term--now" : "terms__term"}
      style={{ left: share(place?.left), width: share(place?.width) }}
    >
      <b>{termName(term)}</b>
      <span className="tiny">
        {term.weeks} {term.weeks === 1 ? "week" : "weeks"}, {dayAndMonth(term.first)} to {shortDate(term.last)}
        <span className="visually-hidden">{term.state === "now" ? ", now" : ""}</span>
      </span>
      {term.themes.length > 0 && (
        <span className="tiny terms__themes" title={term.themes.join(", ")}>
          {term.themes.join(", ")}
        </span>
      )}
    </li>
  );
}

function SessionMark({ code, session, mayRun }: { code: string; session: PageSession; mayRun: boolean }) {
  const held = session.state === "held";
  const mark = (
    <>
      <span aria-hidden="true">{session.number}</span>
      <span className="visually-hidden">{sessionWords(session)}</span>
    </>
  );
  const classes = `session-mark session-mark--${held ? (session.taken ? "held" : "open") : "to-come"}`;
  const title = `${session.title}, ${dayWords(session.day)}`;
  if (!mayRun) {
    return (
      <span className={classes} title={title}>
        {mark}
      </span>
    );
  }
  // What was held leads to its attendance, what is to come to itself.
  return held ? (
    <Link to={attendancePath(code)} search={{ session: session.id }} className={classes} title={title}>
      {mark}
    </Link>
  ) : (
    <Link to={sessionPath(code, session.id)} className={classes} title={title}>
      {mark}
    </Link>
  );
}

function sessionWords({ number, title, day, state, taken, present, marked }: PageSession): string {
  const how =
    state !== "held"
      ? state === "next"
        ? "the next"
        : "to come"
      : taken
        ? `${present} of ${marked} came`
        : "attendance not taken";
  return `Session ${number}, ${title}, ${dayWords(day)}, ${how}`;
}
