import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { meQuery } from "../../api/organisations";
import type { PersonPage as PersonPageOf } from "../../api/programmeTypes";
import { AchievementList } from "../../ui/AchievementList";
import { Crumbs } from "../../ui/Crumbs";
import { Empty } from "../../ui/Empty";
import { Lede } from "../../ui/Lede";
import { Loading } from "../../ui/Loading";
import { NotHere } from "../../ui/NotHere";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { InCohort } from "./InCohort";
import { InFaculty } from "./InFaculty";
import { personQuery } from "./queries";
import "./person.css";

const route = getRouteApi("/signed-in/persons/$id");

/** One person: cohorts over the years, what they deliver, what they went on to do, and their part in the faculty. */
export function PersonPage() {
  const id = Number(route.useParams().id);
  return Number.isSafeInteger(id) && id > 0 ? <Person key={id} id={id} /> : <NotHere />;
}

function Person({ id }: { id: number }) {
  const { data, error, refetch } = useQuery(personQuery(id));
  if (data) return <Known person={data} />;
  return error ? (
    <PageFailing heading="Person" what="This page could not be fetched." error={error} onRetry={() => void refetch()} />
  ) : (
    <>
      <h1 className="visually-hidden">Loading</h1>
      <Loading what="Fetching this person’s cohorts." rows={6} cells={2} />
    </>
  );
}

function Known({ person }: { person: PersonPageOf }) {
  const { data: me } = useSuspenseQuery(meQuery());
  const { name, email, facts, sentence, cohorts, achievements, faculty } = person;
  const mayRun = me.permissions.includes("run_programmes");
  return (
    <>
      <PageTitle title={name} />
      <Crumbs places={[{ label: "Programmes", to: "/programmes" }]} />
      <h1>{name}</h1>
      <p className="page-head__facts">
        {facts}
        {email && (
          <>
            {facts && " · "}
            <a href={`mailto:${email}`}>{email}</a>
          </>
        )}
      </p>
      <Lede sentence={sentence} />
      {cohorts.length === 0 && achievements.length === 0 && !faculty && (
        <div className="section">
          <Empty title="Nothing is recorded yet.">Cohorts, projects and achievements appear here.</Empty>
        </div>
      )}
      {cohorts.map((place) => (
        <InCohort key={place.participant} place={place} mayRun={mayRun} />
      ))}
      {faculty && <InFaculty faculty={faculty} />}
      {achievements.length > 0 && (
        <section className="section" aria-labelledby="achievements-heading">
          <div className="section-head">
            <h2 id="achievements-heading">What they went on to do</h2>
          </div>
          <AchievementList achievements={achievements} ofOne />
        </section>
      )}
    </>
  );
}
