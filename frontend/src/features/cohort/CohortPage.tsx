import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { meQuery } from "../../api/organisations";
import type { CohortPage as CohortPageOf } from "../../api/programmeTypes";
import { attendancePath, editCohortPath, learningSetsPath, personPath, programmePath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { CsvButton } from "../../ui/CsvButton";
import { Lede } from "../../ui/Lede";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { BackfillSection } from "./cover/BackfillSection";
import { PeopleSection } from "./people/PeopleSection";
import { cohortQuery } from "./queries";
import { SessionsSection } from "./sessions/SessionsSection";
import { WhatTheySay } from "./WhatTheySay";
import "./cohort.css";

const route = getRouteApi("/signed-in/cohorts/$code");

/** Who is missing, who is stuck, and whether cover is arranged. */
export function CohortPage() {
  const { code } = route.useParams();
  const { data, error, refetch } = useQuery(cohortQuery(code));
  if (data) return <Cohort page={data} />;
  if (error) {
    return (
      <PageFailing
        heading="Cohort"
        what="This cohort could not be fetched."
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <>
      <h1 className="visually-hidden">Loading</h1>
      <Loading what="Fetching the people of this cohort and their sessions." rows={10} />
    </>
  );
}

function Cohort({ page }: { page: CohortPageOf }) {
  const { data: me } = useSuspenseQuery(meQuery());
  const mayRun = me.permissions.includes("run_programmes");
  return (
    <>
      <Head page={page} mayRun={mayRun} />
      <SessionsSection page={page} mayRun={mayRun} />
      <PeopleSection page={page} mayRun={mayRun} />
      <WhatTheySay code={page.code} />
      <BackfillSection page={page} mayRun={mayRun} />
    </>
  );
}

function Head({ page, mayRun }: { page: CohortPageOf; mayRun: boolean }) {
  const { code, title, facts, faculty, sentence, sessions, programme, people } = page;
  return (
    <>
      <PageTitle title={title} />
      <Crumbs
        places={[
          { label: "Programmes", to: "/programmes" },
          { label: programme.name, to: programmePath(programme.code) },
        ]}
      />
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          <p className="page-head__facts">
            {facts}
            {faculty.length > 0 && " · Faculty "}
            {faculty.map(({ member, person, name, part }, index) => (
              <span key={`${member}-${part}`}>
                {index > 0 && ", "}
                <Link to={personPath(person)}>{name}</Link>
              </span>
            ))}
          </p>
        </div>
        <div className="actions">
          {mayRun && sessions.some(({ state }) => state === "held") && (
            <Link to={attendancePath(code)} className="button button--main">
              Take attendance
            </Link>
          )}
          {mayRun && (
            <Link to={editCohortPath(code)} className="button">
              Change the cohort
            </Link>
          )}
          <Link to={learningSetsPath(code)} className="button">
            Learning sets
          </Link>
          <Link to="/calendar" search={{ cohort: code }} className="button">
            Calendar
          </Link>
          {people.length > 0 && (
            <CsvButton
              address={`/api/v1/participants.csv?cohort=${encodeURIComponent(code)}`}
              name={`participants-${code}.csv`}
            />
          )}
        </div>
      </div>
      <Lede sentence={sentence} />
    </>
  );
}
