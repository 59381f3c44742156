import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { CohortPage, PageSession } from "../../../api/programmeTypes";
import { dayWords } from "../../../lib/days";
import { cohortPath } from "../../../lib/places";
import { Crumbs } from "../../../ui/Crumbs";
import { Empty } from "../../../ui/Empty";
import { Failing } from "../../../ui/Failing";
import { Loading } from "../../../ui/Loading";
import { PageFailing } from "../../../ui/PageFailing";
import { PageTitle } from "../../../ui/PageTitle";
import { Select } from "../../../ui/Select";
import { sessionToTake } from "./marks";
import { AttendanceSheet } from "./AttendanceSheet";
import { cohortQuery, sheetQuery } from "../queries";
import "./attendance.css";

const route = getRouteApi("/signed-in/cohorts/$code/attendance");

/** Who came: a row a person, everyone present unless somebody says otherwise, saved as one goes. */
export function AttendancePage() {
  const { code } = route.useParams();
  const { session: asked } = route.useSearch();
  const { data: page, error, refetch } = useQuery(cohortQuery(code));
  if (!page) {
    return error ? (
      <PageFailing
        heading="Attendance"
        what="This cohort could not be fetched."
        error={error}
        onRetry={() => void refetch()}
      />
    ) : (
      <Waiting />
    );
  }
  const session = sessionToTake(page, asked);
  return (
    <>
      <PageTitle title={`Attendance, ${page.title}`} />
      <Crumbs places={[{ label: page.title, to: cohortPath(code) }]} />
      <h1>Attendance</h1>
      {session ? (
        <OfSession page={page} session={session} />
      ) : (
        <div className="section">
          <Empty title="No session has been held yet.">Attendance is taken on the day of a session, or later.</Empty>
        </div>
      )}
    </>
  );
}

const Waiting = () => (
  <>
    <h1 className="visually-hidden">Loading</h1>
    <Loading what="Fetching the people of this session." rows={10} cells={3} />
  </>
);

function OfSession({ page, session }: { page: CohortPage; session: PageSession }) {
  const { data: sheet, error, refetch } = useQuery(sheetQuery(session.id));
  const navigate = route.useNavigate();
  const held = page.sessions.filter(({ state }) => state === "held");
  return (
    <>
      <p className="page-head__facts">
        Session {session.number}, {session.title} · {dayWords(session.day, page.day)}, {session.begins} to{" "}
        {session.ends}
      </p>
      {held.length > 1 && (
        <div className="attendance-choice">
          <Select
            label="Another session"
            value={String(session.id)}
            options={held.map(({ id, number, title, day, taken }) => ({
              value: String(id),
              label: `${number}, ${dayWords(day)}, ${title}${taken ? "" : " (not taken)"}`,
            }))}
            onChange={(value) => void navigate({ search: { session: Number(value) }, replace: true })}
          />
        </div>
      )}
      {sheet ? (
        sheet.people.length === 0 ? (
          <Empty title="Nobody took part on that day.">
            <Link to={cohortPath(page.code)}>Go to the cohort</Link> to see who joined when.
          </Empty>
        ) : (
          <AttendanceSheet key={sheet.session} sheet={sheet} cohort={page.code} />
        )
      ) : error ? (
        <Failing what="The list of people could not be fetched." error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading what="Fetching the people of this session." rows={10} cells={3} />
      )}
    </>
  );
}
