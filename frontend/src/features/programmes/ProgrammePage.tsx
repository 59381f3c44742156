import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { meQuery } from "../../api/organisations";
import type { ProgrammePage as ProgrammePageOf } from "../../api/programmeTypes";
import { shortDate } from "../../lib/period";
import { planPath, programmePath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { Lede } from "../../ui/Lede";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { Achievements } from "./Achievements";
import { Cohorts } from "./Cohorts";
import { Joinings } from "./Joinings";
import { programmePageQuery } from "./queries";
import { ReferenceGroup } from "./ReferenceGroup";
import { Sites } from "./Sites";
import { Targets } from "./Targets";
import "./programmes.css";

const route = getRouteApi("/signed-in/programmes/$code");

/** What a programme wants, and how far it and everyone in it has come. */
export function ProgrammePage() {
  const { code } = route.useParams();
  const { data, error, refetch } = useQuery(programmePageQuery(code));
  if (data) return <Programme key={code} page={data} />;
  return error ? (
    <PageFailing
      heading="Programme"
      what="This programme could not be fetched."
      error={error}
      onRetry={() => void refetch()}
    />
  ) : (
    <>
      <h1 className="visually-hidden">Loading</h1>
      <Loading what="Fetching the cohorts of this programme, and everyone who joined it." rows={10} />
    </>
  );
}

function Programme({ page }: { page: ProgrammePageOf }) {
  const { data: me } = useSuspenseQuery(meQuery());
  const mayRun = me.permissions.includes("run_programmes");
  const { stage } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageTitle title={page.name} />
      <Crumbs places={[{ label: "Programmes", to: "/programmes" }]} />
      <div className="page-head">
        <div>
          <h1>{page.name}</h1>
          <p className="page-head__facts">{page.facts}</p>
          <Years years={page.years} />
        </div>
        {mayRun && (
          <div className="actions">
            <Link to={planPath(page.code)} className="button button--main">
              Plan a cohort
            </Link>
          </div>
        )}
      </div>
      <Lede sentence={page.sentence} />
      <div className="columns section">
        <Targets targets={page.targets} />
        <Aims page={page} />
      </div>
      <Cohorts cohorts={page.cohorts} code={page.code} mayRun={mayRun} />
      <Joinings
        joinings={page.joinings}
        code={page.code}
        stage={stage}
        onStage={(next) => void navigate({ search: { stage: next }, replace: true, resetScroll: false })}
      />
      <Sites sites={page.sites} />
      <Achievements achievements={page.achievements} code={page.code} />
      <div className="columns section">
        <Partners page={page} />
        <ReferenceGroup group={page.reference_group} />
      </div>
    </>
  );
}

function Years({ years }: { years: ProgrammePageOf["years"] }) {
  if (years.length < 2) return null;
  return (
    <p className="note">
      Years:{" "}
      {years.map(({ code, name, first, last, is_this }, index) => (
        <span key={code}>
          {index > 0 && " · "}
          {is_this ? <b>{name}</b> : <Link to={programmePath(code)}>{name}</Link>} ({shortDate(first)} to{" "}
          {shortDate(last)})
        </span>
      ))}
    </p>
  );
}

function Aims({ page: { aims, principles } }: { page: ProgrammePageOf }) {
  return (
    <section className="programme-half" aria-labelledby="aims-heading">
      <div className="section-head">
        <h2 id="aims-heading">Aims</h2>
      </div>
      <div className="card aims">
        {aims.split(/\n+/).map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
        {principles.length > 0 && (
          <>
            <h3>Design principles</h3>
            <ul className="plain-list">
              {principles.map((principle) => (
                <li key={principle}>{principle}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}

function Partners({ page: { partners } }: { page: ProgrammePageOf }) {
  return (
    <section className="programme-half" aria-labelledby="partners-heading">
      <div className="section-head">
        <h2 id="partners-heading">Partners</h2>
      </div>
      {partners.length === 0 ? (
        <div className="box">
          <p>No partner has been recorded.</p>
        </div>
      ) : (
        <ul className="card rows">
          {partners.map(({ name, kind, part }) => (
            <li key={name}>
              <b>{name}</b> <span className="tiny">{kind}</span>
              <br />
              {part}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
