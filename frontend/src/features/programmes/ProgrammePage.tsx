import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ProgrammePage as ProgrammePageOf } from "../../api/programmeTypes";
import { shortDate } from "../../lib/period";
import { changeProgrammePath, planPath, programmePath, renewProgrammePath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { Lede } from "../../ui/Lede";
import { Loading } from "../../ui/Loading";
import { useMayRun } from "../../ui/MayRun";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { Achievements } from "./Achievements";
import { carriedWords } from "./carried";
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
  const mayRun = useMayRun();
  const { stage, renewed, contact } = route.useSearch();
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
            <Link to={changeProgrammePath(page.code)} className="button">
              Change
            </Link>
            {isLastOf(page) && (
              <Link to={renewProgrammePath(page.code)} className="button">
                Renew
              </Link>
            )}
            <Link to={planPath(page.code)} className="button button--main">
              Plan a cohort
            </Link>
          </div>
        )}
      </div>
      {renewed && <Renewed page={page} />}
      <Lede sentence={page.sentence} />
      <div className="columns section">
        <Targets targets={page.targets} />
        <Aims page={page} />
      </div>
      <Cohorts cohorts={page.cohorts} code={page.code} mayRun={mayRun} />
      <Joinings
        page={page}
        mayRun={mayRun}
        stage={stage}
        contact={contact}
        onStage={(next) => void navigate({ search: { stage: next }, replace: true, resetScroll: false })}
      />
      <Sites sites={page.sites} code={page.code} mayRun={mayRun} />
      <Achievements achievements={page.achievements} code={page.code} mayRun={mayRun} />
      <div className="columns section">
        <Partners page={page} />
        <ReferenceGroup group={page.reference_group} code={page.code} mayRun={mayRun} />
      </div>
    </>
  );
}

/** A year is renewed once: the last of them can be. */
const isLastOf = ({ years }: ProgrammePageOf) => years.at(-1)?.is_this ?? true;

/** Said once, to who has just renewed it. */
function Renewed({ page }: { page: ProgrammePageOf }) {
  const before = page.years.at(-2);
  if (!before) return null;
  return (
    <div className="box box--done section" role="status">
      <p>
        <strong>A further year of</strong> <Link to={programmePath(before.code)}>{before.name}</Link>
        <strong>.</strong> {carriedWords(page)} came with it; targets, sites and the reference group are still to be
        set.
      </p>
    </div>
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
