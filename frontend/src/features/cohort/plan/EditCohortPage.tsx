import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { Cohort, CohortPage } from "../../../api/programmeTypes";
import { cohortPath } from "../../../lib/places";
import { Failing } from "../../../ui/Failing";
import { Loading } from "../../../ui/Loading";
import { EntryForm } from "../../../ui/EntryForm";
import { OfCohort } from "../OfCohort";
import { HeadFields } from "./HeadFields";
import { headOf, headTyped, problemsInHead, type HeadTyped } from "./plan";
import { changeCohort, cohortHeadQuery } from "../queries";
import { useEntry } from "../../../ui/useEntry";
import "../planning.css";

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
  const entry = useEntry<HeadTyped>({
    name: `cohort-head.${page.code}`,
    start: () => headTyped(cohort),
    problemsIn: problemsInHead,
    fieldOf: (named) => (named === "days_needed" ? "days" : named),
    existing: { saved: headTyped(cohort), revision: cohort.revision },
    send: (typed, { revision }) => changeCohort(page.code, revision, headOf(typed)),
    onDone: () => navigate({ to: cohortPath(page.code) }),
  });
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
        <HeadFields programme={page.programme.code} field={entry.field} />
      </EntryForm>
    </>
  );
}
