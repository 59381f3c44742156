import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { MyWeek } from "../../api/facultyTypes";
import { weekdayOf } from "../../lib/moment";
import { longDate } from "../../lib/period";
import { attendancePath } from "../../lib/places";
import { Empty } from "../../ui/Empty";
import { Lede } from "../../ui/Lede";
import { Loading } from "../../ui/Loading";
import { MayRun, useMayRun } from "../../ui/MayRun";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { myWeekQuery } from "./queries";
import { SetMeetings, Sessions } from "./Sessions";
import { Attendance, Contacts, SignOffs, Stuck } from "./Waiting";
import "./week.css";

/** What a member of the faculty runs this week and next, and who waits for them. */
export function MyWeekPage() {
  const mayRun = useMayRun();
  const { data: week, error, refetch } = useQuery({ ...myWeekQuery(), enabled: mayRun });
  if (!mayRun) {
    return (
      <>
        <PageTitle title="My week" />
        <h1>My week</h1>
        <MayRun>{null}</MayRun>
      </>
    );
  }
  return (
    <>
      <PageTitle title="My week" />
      {error && !week ? (
        <PageFailing
          heading="My week"
          what="Your week could not be fetched."
          error={error}
          onRetry={() => void refetch()}
        />
      ) : (
        <>
          <div className="page-head">
            <div>
              <h1>My week</h1>
              {week && (
                <p className="page-head__facts">
                  {weekdayOf(week.day)} {longDate(week.day)}
                </p>
              )}
            </div>
            {week && <TakeAttendance latest={week.attendance[0]} />}
          </div>
          {week ? <Week week={week} /> : <Loading what="Fetching your sessions and who waits for you." cells={2} />}
        </>
      )}
    </>
  );
}

/** The likeliest next act: the latest session whose attendance nobody has taken. */
function TakeAttendance({ latest }: { latest: MyWeek["attendance"][number] | undefined }) {
  if (!latest) return null;
  return (
    <div className="actions">
      <Link
        className="button button--main"
        to={attendancePath(latest.cohort.code)}
        search={{ session: latest.session }}
      >
        Take attendance
      </Link>
    </div>
  );
}

function Week({ week }: { week: MyWeek }) {
  const { attendance, sign_offs, contacts, stuck, sessions, learning_sets } = week;
  const waits = attendance.length + sign_offs.length + contacts.length + stuck.length > 0;
  return (
    <>
      <Lede sentence={week.sentence} />
      <div className="columns section">
        <div className="span-8 week-waiting">
          <Attendance items={attendance} />
          <SignOffs items={sign_offs} />
          <Contacts items={contacts} />
          <Stuck items={stuck} />
          {!waits && (
            <Empty
              title="Nobody is waiting for you."
              actions={
                <>
                  <Link to="/programmes" className="button">
                    See the programmes
                  </Link>
                  <Link to="/faculty" className="button">
                    See the faculty
                  </Link>
                </>
              }
            >
              Attendance is taken, no sign-off or first contact is due from you, and no project of your cohorts is
              stuck.
            </Empty>
          )}
        </div>
        <div className="span-4 week-dates">
          <Sessions items={sessions} />
          <SetMeetings items={learning_sets} />
        </div>
      </div>
    </>
  );
}
