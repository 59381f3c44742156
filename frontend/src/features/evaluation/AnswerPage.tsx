import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { ApiProblem } from "../../api/problem";
import { longDate } from "../../lib/period";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { PageTitle } from "../../ui/PageTitle";
import { AnswerForm } from "./AnswerForm";
import { answerSheetQuery } from "./queries";
import "./answer.css";

/** A form that opens by a ticket, without an account: the ticket stands behind `#` in the address. */
export function AnswerPage() {
  const ticket = useLocation({ select: ({ hash }) => hash });
  return (
    <>
      <header className="site-header">
        <div className="wrap site-header__row">
          <span className="site-header__name">Groundswell</span>
        </div>
      </header>
      <main id="main" className="wrap answer" tabIndex={-1}>
        {/* Another ticket is another form: nothing typed goes over to it. */}
        {ticket === "" ? <NoTicket /> : <WithTicket key={ticket} ticket={ticket} />}
      </main>
    </>
  );
}

function NoTicket() {
  return (
    <Said title="A link is missing">
      <p className="lede">This page opens with the link or the code that you were given.</p>
      <p className="lede-more">Scan the code again, or copy the whole link with all that follows the # sign.</p>
    </Said>
  );
}

function WithTicket({ ticket }: { ticket: string }) {
  const { data: sheet, error, refetch } = useQuery(answerSheetQuery(ticket));
  const [refused, setRefused] = useState<ApiProblem>();
  const [done, setDone] = useState(false);
  if (done) return <Thanks />;
  const problem = refused ?? (error instanceof ApiProblem ? error : undefined);
  const title = problem && refusals[problem.status];
  if (problem && title) {
    return (
      <Said title={title}>
        <p className="lede">{problem.message}</p>
        {problem.status === 409 && (
          <p className="lede-more">If it was not you who used it, ask whoever runs the session for another link.</p>
        )}
      </Said>
    );
  }
  if (error && !sheet) {
    return (
      <>
        <PageTitle title="Your answer" />
        <h1>Your answer</h1>
        <div className="section">
          <Failing
            what="The form could not be fetched."
            kept="Your link has not been used."
            error={error}
            onRetry={() => void refetch()}
          />
        </div>
      </>
    );
  }
  if (!sheet) return <Loading what="Fetching the form." rows={5} cells={0} />;
  return (
    <>
      <PageTitle title={sheet.title} />
      <h1>{sheet.title}</h1>
      <p className="page-head__facts">
        {sheet.about} · open until {longDate(sheet.closes)}
      </p>
      <p className="lede">Your answer is anonymous, and takes about two minutes.</p>
      <section className="box answer-kept" aria-labelledby="kept-heading">
        <h2 id="kept-heading">What is kept</h2>
        <ul className="answer-list">
          <li>Your answers, your role if you give it, and the day. No name, address or time of day.</li>
          <li>That this link was used. Nobody can find out which answer came with it.</li>
          <li>Results are shown only from five answers on. What you write is shown as you write it.</li>
        </ul>
      </section>
      <AnswerForm ticket={ticket} sheet={sheet} onDone={() => setDone(true)} onRefused={setRefused} />
    </>
  );
}

/** What the API refuses with a sentence of its own: the heading over it. */
const refusals: Partial<Record<number, string>> = {
  403: "Not open yet",
  404: "This link opens no form",
  409: "This link has been used",
  410: "This form has closed",
};

function Thanks() {
  return (
    <Said title="Thank you">
      <p className="lede">Your answer has been handed in. It cannot be tied to you.</p>
      <p className="lede-more">
        It will be seen together with those of others, to make the next sessions better. You can close this page.
      </p>
    </Said>
  );
}

/** What has been said is heard too: the focus moves to its heading. */
function Said({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <PageTitle title={title} />
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </>
  );
}
