import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { PracticePage as PracticePageOf } from "../../api/figureTypes";
import { meQuery } from "../../api/organisations";
import { practiceQuery } from "../../api/practices";
import { MeasureCard } from "../../charts/MeasureCard";
import { monthAndYear } from "../../lib/period";
import { Crumbs } from "../../ui/Crumbs";
import { Empty } from "../../ui/Empty";
import { Lede } from "../../ui/Lede";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { Tag } from "../../ui/Tag";
import { Belonging } from "./Belonging";
import { Successions } from "./Successions";
import "./practices.css";

const route = getRouteApi("/signed-in/practices/$ods");

/** One practice: what has really changed, each measure, and where it has belonged. */
export function PracticePage() {
  const { ods } = route.useParams();
  const { data, error, refetch } = useQuery(practiceQuery(ods));
  if (data) return <Practice practice={data} />;
  if (error) {
    return (
      <PageFailing
        heading={ods}
        what="This practice could not be fetched."
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <>
      <h1 className="visually-hidden">Loading</h1>
      <Loading what="Fetching every measure of this practice." rows={8} />
    </>
  );
}

function Practice({ practice }: { practice: PracticePageOf }) {
  const { code, name, facts, sentence, status, federation, commissioner, region, spells, successions } = practice;
  const { data: me } = useSuspenseQuery(meQuery());
  const above = [region, commissioner, federation].filter((place) => place !== null);
  return (
    <>
      <PageTitle title={name} />
      {me.role !== "practice" && (
        <Crumbs
          places={[
            { label: "Practices", to: "/practices" },
            ...above.map((place) => ({ label: place.name, to: `/federations/${place.code}` })),
          ]}
        />
      )}
      <div className="page-head">
        <div>
          <h1>
            {name}
            {status && status !== "active" && (
              <Tag tone="grey" large>
                {status}
              </Tag>
            )}
          </h1>
          <p className="page-head__facts">{facts}</p>
        </div>
        {me.permissions.includes("enter_figures") && status !== "closed" && (
          <div className="actions">
            <Link to="/entry" search={{ organisation: code }} className="button">
              Enter figures
            </Link>
          </div>
        )}
      </div>
      <Lede sentence={sentence} />
      <Measures practice={practice} />
      <Belonging spells={spells} until={lastDay(practice)} />
      <Successions successions={successions} code={code} />
    </>
  );
}

/** The end of what is known: the last month of any chart, or the end of its last membership. */
const lastDay = ({ measures, spells }: PracticePageOf): string =>
  [
    ...measures.flatMap(({ chart }) => chart.periods.slice(-1)),
    ...spells.flatMap(({ from, until }) => [from, until ?? from]),
  ]
    .sort()
    .at(-1) ?? "";

function Measures({ practice: { measures, name, code } }: { practice: PracticePageOf }) {
  const periods = measures.map(({ chart }) => chart.periods).find(({ length }) => length > 0) ?? [];
  const [from, to] = [periods[0], periods.at(-1)];
  return (
    <section className="section" aria-labelledby="measures-heading">
      <div className="section-head">
        <h2 id="measures-heading">Measures</h2>
        {measures.length > 0 && (
          <p>
            {from && to && `${monthAndYear(from)} to ${monthAndYear(to)}. `}Real changes first. The shaded band is the
            usual range; the red dashes are the target.
          </p>
        )}
      </div>
      {measures.length === 0 ? (
        <Empty title={`No figures yet for ${name}.`}>
          They appear here as soon as it enters its numbers, or a file brings them.
        </Empty>
      ) : (
        <div className="measure-cards">
          {measures.map((small) => (
            <MeasureCard key={small.measure.code} small={small} organisation={code} />
          ))}
        </div>
      )}
    </section>
  );
}
