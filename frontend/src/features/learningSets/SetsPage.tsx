import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "nhsuk-react-components";
import { useState } from "react";
import type { LearningSet } from "../../api/facultyTypes";
import { useMay } from "../../api/useMay";
import { useDraft } from "../../lib/draft";
import { cohortPath, learningSetPath, memberPath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { CsvButton } from "../../ui/CsvButton";
import { Empty } from "../../ui/Empty";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { KeptDraft } from "../../ui/KeptDraft";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { Tag } from "../../ui/Tag";
import { useForm } from "../../ui/useForm";
import { addSet, cohortHeadQuery, setsQuery } from "./queries";
import { SetFields } from "./SetFields";
import { isInside, noSet, problemsInSet, setOf, setTitle } from "./sets";
import "../../ui/form.css";
import "./learningSets.css";

const route = getRouteApi("/signed-in/cohorts/$code/learning-sets");

/** The action learning sets of a cohort: all of them for those who run it, for others their own. */
export function SetsPage() {
  const { code } = route.useParams();
  const may = useMay("run_programmes");
  const { data: head } = useQuery(cohortHeadQuery(code));
  const { data, error, refetch } = useQuery(setsQuery(code));
  const [made, setMade] = useState<{ name: string; warning: string | null }>();
  const cohort = data?.items[0]?.cohort.name ?? head?.name ?? code;
  if (error && !data) {
    return (
      <PageFailing
        heading="Action learning sets"
        what="The learning sets could not be fetched."
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <>
      <PageTitle title={`Action learning sets, ${cohort}`} />
      <Crumbs
        places={[
          { label: "Programmes", to: "/programmes" },
          { label: cohort, to: cohortPath(code) },
        ]}
      />
      <div className="page-head">
        <h1>Action learning sets, {cohort}</h1>
        <div className="actions">
          <CsvButton
            address={`/api/v1/learning-sets.csv?cohort=${encodeURIComponent(code)}`}
            name={`learning-sets-${code}.csv`}
          />
        </div>
      </div>
      <p className="lede">
        About six people and a facilitator, who meet five or six times. What is said in a set is read by its members and
        its facilitator alone.
      </p>
      {made && (
        <div className={made.warning ? "box box--warning section" : "box box--done section"} role="status">
          <p>
            <strong>{setTitle(made.name)} is made.</strong> {made.warning}
          </p>
        </div>
      )}
      <div className="columns section">
        <section className={may ? "span-8" : "span-12"} aria-labelledby="sets-heading">
          <h2 id="sets-heading" className="visually-hidden">
            Sets
          </h2>
          {!data ? (
            <Loading what="Fetching the learning sets." cells={2} />
          ) : data.items.length === 0 ? (
            <Empty
              title={may ? "This cohort has no learning set yet." : "You belong to no learning set of this cohort."}
            >
              {may ? "Make the first with the people who take part." : "Those who run the programme make up the sets."}
            </Empty>
          ) : (
            <ul className="set-cards">
              {data.items.map((each) => (
                <SetCard key={each.id} set={each} />
              ))}
            </ul>
          )}
        </section>
        {may && (
          <div className="span-4">
            <MakeSet cohort={code} onMade={setMade} />
          </div>
        )}
      </div>
    </>
  );
}

function SetCard({ set }: { set: LearningSet }) {
  return (
    <li className="card">
      <h3>
        <Link to={learningSetPath(set.cohort.code, set.id)}>{setTitle(set.name)}</Link>{" "}
        {isInside(set) && <Tag tone="blue">yours</Tag>}
      </h3>
      <p className="note">
        Facilitator: <Link to={memberPath(set.facilitator.member)}>{set.facilitator.name}</Link>
      </p>
      <p className="set-card__members">
        {set.members.length === 0 ? "Nobody is in it yet." : set.members.map(({ name }) => name).join(", ")}
      </p>
    </li>
  );
}

const idOf = (field: string) => `set-${field}`;

type MakeSetProps = { cohort: string; onMade: (made: { name: string; warning: string | null }) => void };

function MakeSet({ cohort, onMade }: MakeSetProps) {
  const queryClient = useQueryClient();
  const { draft: typed, setDraft: setTyped, kept, forget } = useDraft(`learning-set.${cohort}`, noSet);
  const { problems, busy, wrong, submit } = useForm({
    typed,
    problemsIn: problemsInSet,
    send: (sent) => addSet({ cohort, ...setOf(sent) }),
    onDone: async (made) => {
      forget();
      onMade(made);
      await queryClient.invalidateQueries({ queryKey: ["learning-sets"] });
      await queryClient.invalidateQueries({ queryKey: ["cohort", cohort] });
    },
  });
  return (
    <form className="card form-card" onSubmit={submit} noValidate aria-labelledby="make-set-heading">
      <h2 id="make-set-heading">Make a set</h2>
      <ErrorSummary title="No set has been made" problems={problems} idOf={idOf} />
      <KeptDraft kept={kept} onForget={forget} />
      <SetFields cohort={cohort} typed={typed} setTyped={setTyped} wrong={wrong} idOf={idOf} />
      <Button small type="submit" disabled={busy}>
        Make the set
      </Button>
    </form>
  );
}
