import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button, ErrorSummary, Select, TextInput } from "nhsuk-react-components";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { ApiProblem } from "../../api/problem";
import type { Programme } from "../../api/programmeTypes";
import { useDraft } from "../../lib/draft";
import { cohortPath, programmePath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { Loading } from "../../ui/Loading";
import { MayRun } from "../../ui/MayRun";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import {
  emptyPlan,
  fieldOf,
  planOf,
  problemsIn,
  withMoreTerms,
  withTerm,
  type PlanProblem,
  type PlanTyped,
} from "./plan";
import { PlanPreview } from "./PlanPreview";
import { planCohort, programmeQuery, sitesQuery, themesQuery } from "./queries";
import { TermFields } from "./TermFields";
import "./planning.css";

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

const idOf = (field: string) => `plan-${field.replaceAll(".", "-")}`;

function Plan({ programme }: { programme: Programme }) {
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const { draft: plan, setDraft: setPlan, kept, forget } = useDraft(`cohort.${programme.code}`, emptyPlan);
  const [problems, setProblems] = useState<PlanProblem[]>([]);
  const summary = useRef<HTMLDivElement>(null);
  const { data: sites } = useQuery(sitesQuery(programme.code));
  const { data: themes } = useQuery(themesQuery());
  const make = useMutation({
    mutationFn: () => planCohort(planOf(programme.code, plan)),
    onSuccess: async ({ code }) => {
      forget();
      await queryClient.invalidateQueries();
      await navigate({ to: cohortPath(code) });
    },
    onError: (error) => setProblems(told(plan, error)),
  });
  useEffect(() => {
    if (problems.length) summary.current?.focus();
  }, [problems]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = problemsIn(plan);
    setProblems(found);
    if (found.length === 0) make.mutate();
  };
  const wrong = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const text = (field: "name" | "intake" | "places" | "days") => ({
    id: idOf(field),
    value: plan[field],
    error: wrong(field),
    onChange: (event: { currentTarget: { value: string } }) => setPlan({ ...plan, [field]: event.currentTarget.value }),
  });
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
        <form className="section plan" onSubmit={submit} noValidate>
          {problems.length > 0 && (
            <ErrorSummary ref={summary} tabIndex={-1}>
              <ErrorSummary.Title>Nothing has been planned yet</ErrorSummary.Title>
              <ErrorSummary.List>
                {problems.map(({ field, message }) => (
                  <ErrorSummary.ListItem key={`${field}-${message}`} href={`#${idOf(field)}`}>
                    {message}
                  </ErrorSummary.ListItem>
                ))}
              </ErrorSummary.List>
            </ErrorSummary>
          )}
          {kept && (
            <p className="note">
              This is what you typed before.{" "}
              <button type="button" className="link-button" onClick={forget}>
                Begin anew
              </button>
            </p>
          )}
          <div className="card plan-form">
            <h2>The cohort</h2>
            <TextInput label="Name" hint="Place and year, such as Harrowdene 2018." {...text("name")} />
            <div className="plan-form__row">
              <Select
                id={idOf("site")}
                label="Site"
                value={plan.site}
                error={wrong("site")}
                onChange={(event) => setPlan({ ...plan, site: event.currentTarget.value })}
              >
                <Select.Option value="">None yet</Select.Option>
                {sites?.items.map(({ id, name }) => (
                  <Select.Option key={id} value={String(id)}>
                    {name}
                  </Select.Option>
                ))}
              </Select>
              <TextInput label="Intake, a year" inputMode="numeric" width={4} {...text("intake")} />
              <TextInput label="Places" inputMode="numeric" width={4} {...text("places")} />
              <TextInput label="Days of faculty a month" inputMode="decimal" width={4} {...text("days")} />
            </div>
          </div>
          {plan.terms.map((term, place) => (
            <TermFields
              key={place}
              term={term}
              place={place}
              themes={themes?.items ?? []}
              idOf={(field) => idOf(`terms.${place}.${field}`)}
              wrong={(field) => wrong(`terms.${place}.${field}`)}
              onChange={(next) => setPlan(withTerm(plan, place, next))}
              onRemove={
                plan.terms.length > 1
                  ? () => setPlan({ ...plan, terms: plan.terms.filter((_, index) => index !== place) })
                  : undefined
              }
            />
          ))}
          <p className="actions">
            <button type="button" className="button" onClick={() => setPlan(withMoreTerms(plan))}>
              Add a term
            </button>
          </p>
          <PlanPreview terms={plan.terms} programme={programme} />
          <p className="actions plan-actions">
            <Button small type="submit" disabled={make.isPending}>
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

function told(plan: PlanTyped, error: Error): PlanProblem[] {
  const named = error instanceof ApiProblem ? error.errors : [];
  return named.length
    ? named.map(({ field, message }) => ({ field: fieldOf(plan, field), message }))
    : [{ field: "name", message: error.message }];
}
