import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "nhsuk-react-components";
import type { Programme } from "../../../api/programmeTypes";
import { cohortPath, programmePath } from "../../../lib/places";
import { Crumbs } from "../../../ui/Crumbs";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { KeptDraft } from "../../../ui/KeptDraft";
import { Loading } from "../../../ui/Loading";
import { MayRun } from "../../../ui/MayRun";
import { PageFailing } from "../../../ui/PageFailing";
import { PageTitle } from "../../../ui/PageTitle";
import { useEntry } from "../../../ui/useEntry";
import { planCohort, programmeQuery, themesQuery } from "../queries";
import { HeadFields } from "./HeadFields";
import { emptyPlan, fieldOf, planOf, problemsIn, withMoreTerms, withTerm, type PlanTyped } from "./plan";
import { PlanPreview } from "./PlanPreview";
import { TermFields } from "./TermFields";
import "../planning.css";

const route = getRouteApi("/signed-in/programmes/$code/plan");

/** A cohort with its terms and a session a week, in one go; what is typed survives a reload. */
export function PlanPage() {
  const { code } = route.useParams();
  const { data, error, refetch } = useQuery(programmeQuery(code));
  if (data) return <Plan key={code} programme={data} />;
  return error ? (
    <PageFailing
      heading="Plan a cohort"
      what="The programme could not be fetched."
      error={error}
      onRetry={() => void refetch()}
    />
  ) : (
    <>
      <h1 className="visually-hidden">Loading</h1>
      <Loading what="Fetching the programme." rows={3} cells={2} />
    </>
  );
}

function Plan({ programme }: { programme: Programme }) {
  const navigate = route.useNavigate();
  const { data: themes } = useQuery(themesQuery());
  const entry = useEntry<PlanTyped, { code: string }>({
    name: `plan.${programme.code}`,
    start: () => emptyPlan,
    problemsIn,
    fieldOf: (named): string => fieldOf(entry.typed, named),
    send: (typed) => planCohort(planOf(programme.code, typed)),
    onDone: ({ code }) => navigate({ to: cohortPath(code) }),
  });
  const { typed: plan, change, idOf, wrong } = entry;
  return (
    <>
      <PageTitle title={`Plan a cohort, ${programme.name}`} />
      <Crumbs
        places={[
          { label: "Programmes", to: "/programmes" },
          { label: programme.name, to: programmePath(programme.code) },
        ]}
      />
      <h1>Plan a cohort</h1>
      <p className="page-head__facts">{programme.name}</p>
      <MayRun>
        <form className="section plan" onSubmit={entry.submit} noValidate>
          <ErrorSummary title="Nothing has been planned yet" problems={entry.problems} idOf={idOf} />
          <KeptDraft kept={entry.kept} onForget={entry.forget} />
          <div className="card plan-form">
            <h2>The cohort</h2>
            <HeadFields programme={programme.code} field={entry.field} />
          </div>
          {plan.terms.map((term, place) => (
            <TermFields
              key={place}
              term={term}
              place={place}
              themes={themes?.items ?? []}
              idOf={(field) => idOf(`terms.${place}.${field}`)}
              wrong={(field) => wrong(`terms.${place}.${field}`)}
              onChange={(next) => change(withTerm(plan, place, next))}
              onRemove={
                plan.terms.length > 1
                  ? () => change({ terms: plan.terms.filter((_, index) => index !== place) })
                  : undefined
              }
            />
          ))}
          <p className="actions">
            <button type="button" className="button" onClick={() => change(withMoreTerms(plan))}>
              Add a term
            </button>
          </p>
          <PlanPreview terms={plan.terms} programme={programme} />
          <p className="actions plan-actions">
            <Button small type="submit" disabled={entry.busy}>
              Plan this cohort
            </Button>
            <Link to={programmePath(programme.code)}>Leave</Link>
            <span className="note">What you type is kept on this computer.</span>
          </p>
        </form>
      </MayRun>
    </>
  );
}
