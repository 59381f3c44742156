import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import type { LearningSet } from "../../api/facultyTypes";
import { useMay } from "../../api/useMay";
import { longDate } from "../../lib/period";
import { cohortPath, learningSetsPath, memberPath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { Loading } from "../../ui/Loading";
import { NotHere } from "../../ui/NotHere";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { Tag } from "../../ui/Tag";
import { ChangeSet } from "./ChangeSet";
import { Meetings } from "./Meetings";
import { setsQuery } from "./queries";
import { roleWords } from "./roles";
import { isInside, setTitle } from "./sets";
import "../../ui/form.css";
import "./learningSets.css";

const route = getRouteApi("/signed-in/cohorts/$code/learning-sets/$set");

/** One set: who is in it, and for those who are, what each brought to its meetings and undertook. */
export function SetPage() {
  const { code, set: id } = route.useParams();
  const { data, error, refetch } = useQuery(setsQuery(code));
  if (error && !data) {
    return (
      <PageFailing
        heading="A learning set"
        what="The learning set could not be fetched."
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!data) {
    return (
      <>
        <h1 className="visually-hidden">Loading</h1>
        <Loading what="Fetching the learning set." cells={2} />
      </>
    );
  }
  const set = data.items.find((each) => String(each.id) === id);
  return set ? <OneSet key={set.id} set={set} /> : <NotHere />;
}

function OneSet({ set }: { set: LearningSet }) {
  const may = useMay("run_programmes");
  const inside = isInside(set);
  const title = setTitle(set.name);
  return (
    <>
      <PageTitle title={`${title}, ${set.cohort.name}`} />
      <Crumbs
        places={[
          { label: set.cohort.name, to: cohortPath(set.cohort.code) },
          { label: "Learning sets", to: learningSetsPath(set.cohort.code) },
        ]}
      />
      <h1>{title}</h1>
      <p className="page-head__facts">
        Action learning set of {set.cohort.name} · {set.members.length}{" "}
        {set.members.length === 1 ? "member" : "members"}
      </p>
      <p className="lede">
        {inside
          ? "What you write here is read by this set alone: its members and its facilitator."
          : `What is said in this set is private to it: only its members and ${set.facilitator.name}, who facilitates it, read it.`}
      </p>
      <div className="columns section">
        <section className="span-8" aria-labelledby="meetings-heading">
          {inside ? (
            <Meetings set={set} />
          ) : (
            <>
              <h2 id="meetings-heading">Meetings</h2>
              <p className="set-private note">
                You are not in this set, so its meetings are not shown. Ask {set.facilitator.name} when it meets.
              </p>
            </>
          )}
        </section>
        <div className="span-4">
          <Members set={set} may={may} />
        </div>
      </div>
    </>
  );
}

function Members({ set, may }: { set: LearningSet; may: boolean }) {
  const [changing, setChanging] = useState(false);
  const [warning, setWarning] = useState<string | null>(null);
  if (changing) {
    return (
      <ChangeSet
        set={set}
        onDone={(said) => {
          setWarning(said);
          setChanging(false);
        }}
      />
    );
  }
  return (
    <section aria-labelledby="members-heading">
      <div className="section-head">
        <h2 id="members-heading">Who is in it</h2>
        {may && (
          <div className="actions">
            <button type="button" className="button" onClick={() => setChanging(true)}>
              Change
            </button>
          </div>
        )}
      </div>
      {warning && (
        <div className="box box--warning set-warning" role="status">
          <p>{warning}</p>
        </div>
      )}
      <ul className="card set-people">
        <li>
          <Link to={memberPath(set.facilitator.member)}>{set.facilitator.name}</Link>
          {set.facilitator.you && " (you)"} <Tag>facilitator</Tag>
        </li>
        {set.members.map(({ participant, name, role, left_on, you }) => (
          <li key={participant}>
            {name}
            {you && " (you)"} <span className="note">{roleWords[role]}</span>{" "}
            {left_on && <Tag tone="grey">left {longDate(left_on)}</Tag>}
          </li>
        ))}
      </ul>
    </section>
  );
}
