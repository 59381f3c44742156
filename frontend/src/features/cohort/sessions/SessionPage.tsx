import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { CohortPage, CohortSession } from "../../../api/programmeTypes";
import { keepDraft } from "../../../lib/draft";
import { dayWords } from "../../../lib/days";
import { cohortPath } from "../../../lib/places";
import { Confirm } from "../../../ui/Confirm";
import { Empty } from "../../../ui/Empty";
import { Failing } from "../../../ui/Failing";
import { Loading } from "../../../ui/Loading";
import { EntryForm } from "../../../ui/EntryForm";
import { OfCohort } from "../OfCohort";
import { SessionFields } from "./SessionFields";
import { addSession, changeSession, removeSession, sessionQuery } from "./queries";
import { newSession, problemsIn, sessionOf, typedOf, type SessionTyped } from "./typed";
import { useEntry } from "../../../ui/useEntry";
import "../planning.css";

const changeRoute = getRouteApi("/signed-in/cohorts/$code/sessions/$session");
const addRoute = getRouteApi("/signed-in/cohorts/$code/sessions/new");

/** One session: what, when, where, by whom. It stays in its term; moving the term moves it. */
export function SessionPage() {
  const { code, session } = changeRoute.useParams();
  return (
    <OfCohort code={code} heading="Change a session">
      {(page) => <Fetched page={page} id={Number(session)} />}
    </OfCohort>
  );
}

function Fetched({ page, id }: { page: CohortPage; id: number }) {
  const { data, error, refetch } = useQuery(sessionQuery(id));
  if (data) return <Change key={id} page={page} session={data} />;
  return error ? (
    <Failing what="This session could not be fetched." error={error} onRetry={() => void refetch()} />
  ) : (
    <Loading what="Fetching the session." rows={4} cells={2} />
  );
}

function Change({ page, session }: { page: CohortPage; session: CohortSession }) {
  const navigate = changeRoute.useNavigate();
  const entry = useEntry<SessionTyped>({
    name: `session.${session.id}`,
    start: () => typedOf(session),
    problemsIn,
    existing: { saved: typedOf(session), revision: session.revision },
    send: (typed, { revision }) => changeSession(session.id, revision, sessionOf(typed)),
    onDone: () => navigate({ to: cohortPath(page.code) }),
  });
  const held = session.attendance !== null;
  return (
    <>
      <p className="page-head__facts">
        Session {session.number}, {session.title} · {dayWords(session.day, page.day)}, {session.begins} to{" "}
        {session.ends} · {session.term.title}
      </p>
      <EntryForm
        entry={entry}
        label="Session"
        unchanged="The session is as it was"
        act="Save"
        leave={<Link to={cohortPath(page.code)}>Leave it as it is</Link>}
      >
        <SessionFields
          entry={entry}
          page={page}
          term={page.terms.find(({ id }) => id === session.term.id)}
          held={held}
        />
      </EntryForm>
      {!held && <Remove code={page.code} session={session} />}
    </>
  );
}

function Remove({ code, session }: { code: string; session: CohortSession }) {
  const navigate = changeRoute.useNavigate();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeSession(session.id, session.revision),
    onSuccess: async () => {
      keepDraft(`session.${session.id}`, undefined);
      await navigate({ to: cohortPath(code) });
      queryClient.removeQueries({ queryKey: sessionQuery(session.id).queryKey });
      await queryClient.invalidateQueries();
    },
  });
  return (
    <div className="section">
      {remove.error && <Failing what="The session is still there." error={remove.error} />}
      <Confirm
        act="Take this session off the timetable"
        question={`Session ${session.number}, ${session.title}, goes from the timetable and from people’s calendars.`}
        yes="Take it off"
        no="Leave it"
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
    </div>
  );
}

/** One more session, like the last of its term. */
export function AddSessionPage() {
  const { code } = addRoute.useParams();
  const { term } = addRoute.useSearch();
  return (
    <OfCohort code={code} heading="Add a session">
      {(page) =>
        page.terms.length > 0 ? (
          <Add key={term} page={page} asked={term} />
        ) : (
          <div className="section">
            <Empty title="No terms yet.">A session stands in a term: add a term first.</Empty>
          </div>
        )
      }
    </OfCohort>
  );
}

function Add({ page, asked }: { page: CohortPage; asked?: number }) {
  const navigate = addRoute.useNavigate();
  const entry = useEntry<SessionTyped>({
    name: `session.of.${page.code}`,
    start: () => newSession(page, asked),
    problemsIn,
    send: (typed) => addSession({ ...sessionOf(typed), term: Number(typed.term) }),
    onDone: () => navigate({ to: cohortPath(page.code) }),
  });
  return (
    <EntryForm
      entry={entry}
      label="Session"
      unchanged="No session has been added"
      act="Add the session"
      leave={<Link to={cohortPath(page.code)}>Leave</Link>}
    >
      <SessionFields
        entry={entry}
        page={page}
        term={page.terms.find(({ id }) => String(id) === entry.typed.term)}
        mayChooseTerm
      />
    </EntryForm>
  );
}
