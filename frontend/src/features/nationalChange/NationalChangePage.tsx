import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { ChartCard } from "../../charts/ChartCard";
import { useWidth } from "../../charts/useWidth";
import { monthAndYear } from "../../lib/period";
import { measurePath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { Empty } from "../../ui/Empty";
import { Lede } from "../../ui/Lede";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { SegmentedControl } from "../../ui/SegmentedControl";
import { CoursePicture } from "./CoursePicture";
import { Histogram } from "./Histogram";
import { nationalChangeQuery, type NationalChange, type PracticeChanges } from "./queries";
import { ChangesTable, CourseTable } from "./Tables";
import "./nationalChange.css";

const route = getRouteApi("/signed-in/measures/$measure/change");
const TITLE = "When did it change?";
const NATION = "ENG";

type View = "plot" | "table";
const VIEWS: { value: View; label: string }[] = [
  { value: "plot", label: "Plot" },
  { value: "table", label: "Table" },
];

/** When the nation's course of a measure changed, and how differently practices changed with it. */
export function NationalChangePage() {
  const { measure } = route.useParams();
  const { data, error, refetch } = useQuery(nationalChangeQuery(measure));
  if (data) return <Found found={data} />;
  if (error) {
    return (
      <PageFailing
        heading={TITLE}
        what="The national change could not be worked out."
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <>
      <h1 className="visually-hidden">Loading</h1>
      <Loading what="Trying every month as the one in which it changed." rows={6} cells={8} />
    </>
  );
}

function Found({ found }: { found: NationalChange }) {
  const { measure, dated, changes, notes, too_little } = found;
  const heading = `${measure.title}: when did it change?`;
  const some = found.series.values.some((value) => value !== null);
  return (
    <>
      <PageTitle title={heading} />
      <Crumbs
        places={[
          { label: "Overview", to: "/overview" },
          { label: measure.title, to: measurePath(measure.code, NATION) },
        ]}
      />
      <h1>{heading}</h1>
      <p className="page-head__facts">The whole country, {measure.unit_label}</p>
      <Lede sentence={found.sentence} />
      {too_little && <p className="lede-more">{too_little}</p>}
      {some ? <Course found={found} /> : <NoFigures measure={measure.code} />}
      {dated && (
        <dl className="card section change-figures">
          <Figure name="At once" shown={dated.level.shown} />
          <Figure name="Each month since" shown={dated.slope.shown} />
          <Figure name="Over the twelve months after" shown={dated.twelve_months.shown} />
        </dl>
      )}
      {changes && <Practices changes={changes} found={found} />}
      <section className="section" aria-labelledby="how-heading">
        <h2 id="how-heading">How this was worked out</h2>
        <ul className="change-notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

function NoFigures({ measure }: { measure: string }) {
  return (
    <div className="section">
      <Empty title="No figures yet.">
        A change is looked for once there are months of figures.{" "}
        <Link to={measurePath(measure, NATION)}>Its chart</Link> starts with the first.
      </Empty>
    </div>
  );
}

function Figure({ name, shown }: { name: string; shown: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{shown}</b> <span className="tiny">95% range</span>
      </dd>
    </div>
  );
}

function Course({ found }: { found: NationalChange }) {
  const [view, setView] = useState<View>("plot");
  const [place, width] = useWidth<HTMLDivElement>(1168);
  return (
    <ChartCard
      label="The nation, month by month"
      controls={
        <>
          <h2>The nation, month by month</h2>
          <div className="actions">
            <SegmentedControl label="See as" quiet value={view} options={VIEWS} onChange={setView} />
          </div>
        </>
      }
      legend={view === "plot" && found.dated && <CourseKey range={rangeWords(found.dated)} />}
    >
      <div ref={place}>
        {view === "plot" ? <CoursePicture found={found} width={width} /> : <CourseTable found={found} />}
      </div>
    </ChartCard>
  );
}

const rangeWords = ({ earliest, latest }: NonNullable<NationalChange["dated"]>) =>
  earliest === latest
    ? `in ${monthAndYear(earliest)}`
    : `between ${monthAndYear(earliest)} and ${monthAndYear(latest)}`;

function CourseKey({ range }: { range: string }) {
  return (
    <ul className="icon-key legend">
      <li>
        <Swatch className="change-fitted" /> The course before, and the one after
      </li>
      <li>
        <Swatch className="change-continued" /> The course before, carried on
      </li>
      <li>
        <span className="change-swatch" aria-hidden="true" /> The change began {range} (95% range)
      </li>
    </ul>
  );
}

const Swatch = ({ className }: { className: string }) => (
  <svg width="28" height="10" aria-hidden="true">
    <path className={className} d="M0 5H28" />
  </svg>
);

function Practices({ changes, found }: { changes: PracticeChanges; found: NationalChange }) {
  const [view, setView] = useState<View>("plot");
  const [place, width] = useWidth<HTMLDivElement>(1168);
  const { shown, practices, better } = changes;
  const words =
    found.measure.direction === "neither"
      ? `${practices.toLocaleString("en-GB")} practices.`
      : `${better.toLocaleString("en-GB")} of ${practices.toLocaleString("en-GB")} practices got better.`;
  const label = `Practices by how much they changed. ${words} The middle practice changed by ${shown["50"] ?? ""}; nine in ten by ${shown["5"] ?? ""} to ${shown["95"] ?? ""}.`;
  return (
    <ChartCard
      label="How differently practices changed"
      controls={
        <>
          <h2>How differently practices changed</h2>
          <p className="note">{words}</p>
          <div className="actions">
            <SegmentedControl label="See as" quiet value={view} options={VIEWS} onChange={setView} />
          </div>
        </>
      }
    >
      <div ref={place}>
        {view === "plot" ? (
          <>
            <Histogram changes={changes} width={width} label={label} />
            <p className="note">
              Practices by their change, {found.measure.unit_label}: the twelve months from {began(found)} on against
              the twelve before. The black line is no change.
            </p>
          </>
        ) : (
          <ChangesTable changes={changes} />
        )}
      </div>
    </ChartCard>
  );
}

const began = ({ dated }: NationalChange) => (dated ? monthAndYear(dated.first) : "the change");
