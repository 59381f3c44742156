import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Select, TextInput } from "nhsuk-react-components";
import type { Cohort, CohortPage } from "../../api/programmeTypes";
import { cohortPath } from "../../lib/places";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { EntryForm } from "../../ui/EntryForm";
import { OfCohort } from "./OfCohort";
import { headOf, problemsInHead, type HeadTyped } from "./plan";
import { changeCohort, cohortHeadQuery, sitesQuery } from "./queries";
import { useEntry } from "../../ui/useEntry";
import "./planning.css";

const route = getRouteApi("/signed-in/cohorts/$code/edit");

/** The cohort itself: name, site, places, and how much of the faculty it needs. */
export function EditCohortPage() {
  const { code } = route.useParams();
  return (
    <OfCohort code={code} heading="Change the cohort">
      {(page) => <Fetched page={page} />}
    </OfCohort>
  );
}

function Fetched({ page }: { page: CohortPage }) {
  const { data, error, refetch } = useQuery(cohortHeadQuery(page.code));
  if (data) return <Change page={page} cohort={data} />;
  return error ? (
    <Failing what="The cohort could not be fetched." error={error} onRetry={() => void refetch()} />
  ) : (
    <Loading what="Fetching the cohort." rows={3} cells={2} />
  );
}

function Change({ page, cohort }: { page: CohortPage; cohort: Cohort }) {
  const navigate = route.useNavigate();
  const { data: sites } = useQuery(sitesQuery(page.programme.code));
  const entry = useEntry<HeadTyped>({
    name: `cohort-head.${page.code}`,
    start: () => ({
      name: cohort.name,
      intake: String(cohort.intake),
      places: String(cohort.places),
      days: String(cohort.days_needed),
      site: cohort.site ? String(cohort.site.id) : "",
    }),
    problemsIn: problemsInHead,
    fieldOf: (named) => (named === "days_needed" ? "days" : named),
    send: (typed) => changeCohort(page.code, cohort.revision, headOf(typed)),
    onDone: () => navigate({ to: cohortPath(page.code) }),
  });
  const { field } = entry;
  return (
    <>
      <p className="page-head__facts">
        {cohort.name}, {cohort.programme.name} · {cohort.participants} of {cohort.places} places taken
      </p>
      <EntryForm
        entry={entry}
        label="The cohort"
        unchanged="The cohort is as it was"
        act="Save"
        leave={<Link to={cohortPath(page.code)}>Leave it as it is</Link>}
      >
        <TextInput label="Name" hint="Place and year, such as Harrowdene 2018." {...field("name")} />
        <div className="plan-form__row">
          <Select label="Site" {...field("site")}>
            <Select.Option value="">None yet</Select.Option>
            {sites?.items.map(({ id, name }) => (
              <Select.Option key={id} value={String(id)}>
                {name}
              </Select.Option>
            ))}
          </Select>
          <TextInput label="Intake, a year" inputMode="numeric" width={4} {...field("intake")} />
          <TextInput label="Places" inputMode="numeric" width={4} {...field("places")} />
          <TextInput label="Days of faculty a month" inputMode="decimal" width={4} {...field("days")} />
        </div>
      </EntryForm>
    </>
  );
}
