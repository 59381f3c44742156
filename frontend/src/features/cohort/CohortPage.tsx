import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { meQuery } from "../../api/organisations";
import type { CohortPage as CohortPageOf } from "../../api/programmeTypes";
import { addPeoplePath, attendancePath, personPath, programmePath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { CsvButton } from "../../ui/CsvButton";
import { Empty } from "../../ui/Empty";
import { Lede } from "../../ui/Lede";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { PeopleGrid } from "./PeopleGrid";
import { cohortQuery } from "./queries";
import { Rota } from "./Rota";
import { TermsAndSessions } from "./TermsAndSessions";
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
      <TermsAndSessions page={page} mayRun={mayRun} />
      <People page={page} mayRun={mayRun} />
      <WhatTheySay code={page.code} />
      {page.rota && <Rota rota={page.rota} today={page.day} />}
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

function People({ page, mayRun }: { page: CohortPageOf; mayRun: boolean }) {
  const paste = mayRun && (
    <Link to={addPeoplePath(page.code)} className="button">
      Add people
    </Link>
  );
  return (
    <section className="section" aria-labelledby="people-heading">
      <div className="section-head">
        <h2 id="people-heading">People: attendance and project</h2>
        {page.stuck > 0 && <p>Stuck projects first</p>}
        <div className="actions">
          {page.people.length > 0 && (
            <ul className="icon-key" aria-hidden="true">
              <li>● present</li>
              <li>○ apologies</li>
              <li>× absent</li>
              <li>? not taken</li>
              <li>· to come</li>
            </ul>
          )}
          <MessageStuck people={page.people} />
          {page.people.length > 0 && paste}
        </div>
      </div>
      {page.people.length > 0 ? (
        <PeopleGrid page={page} />
      ) : (
        <Empty title={page.hidden > 0 ? "Nobody of your practices." : "Nobody has joined yet."} actions={paste}>
          {page.hidden === 0 && "Paste a list from a spreadsheet: name, role and practice of each."}
        </Empty>
      )}
      {page.hidden > 0 && (
        <p className="note after-card">
          {page.hidden} {page.hidden === 1 ? "person" : "people"} of other practices: counted above, not named here.
        </p>
      )}
    </section>
  );
}

/** Opens a message to everyone whose project is stuck, in the reader's own mail program. */
function MessageStuck({ people }: { people: CohortPageOf["people"] }) {
  const stuck = people.filter(({ project, email }) => project.stuck && email);
  if (stuck.length === 0) return null;
  const to = stuck.map(({ email }) => encodeURIComponent(email ?? "")).join(",");
  return (
    <a className="button" href={`mailto:?bcc=${to}`}>
      Message the {stuck.length === 1 ? "one who is stuck" : `${stuck.length} who are stuck`}
    </a>
  );
}
