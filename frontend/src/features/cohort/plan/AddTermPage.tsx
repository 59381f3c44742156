import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { CohortPage } from "../../../api/programmeTypes";
import { cohortPath } from "../../../lib/places";
import { EntryForm } from "../../../ui/EntryForm";
import { OfCohort } from "../OfCohort";
import { moreTerm, problemsInTerm, termSent, type TermTyped } from "./plan";
import { addTerm, themesQuery } from "../queries";
import { TermFields } from "./TermFields";
import { useEntry } from "../../../ui/useEntry";
import "../planning.css";

const route = getRouteApi("/signed-in/cohorts/$code/terms/new");

/** One more term, with a session in every week of it where that is wanted. */
export function AddTermPage() {
  const { code } = route.useParams();
  return (
    <OfCohort code={code} heading="Add a term">
      {(page) => <Add page={page} />}
    </OfCohort>
  );
}

function Add({ page }: { page: CohortPage }) {
  const navigate = route.useNavigate();
  const { data: themes } = useQuery(themesQuery());
  const place = page.terms.length;
  const entry = useEntry<TermTyped>({
    name: `term.of.${page.code}`,
    start: () => moreTerm(page.terms),
    problemsIn: (typed) => problemsInTerm(typed, place),
    // The API numbers terms in the order in which they are known: its field is that of this one, or of its neighbour.
    fieldOf: (named) => named.split(".").at(-1),
    send: (typed) => addTerm(page.code, termSent(typed)),
    onDone: () => navigate({ to: cohortPath(page.code) }),
  });
  return (
    <EntryForm
      entry={entry}
      label="Term"
      unchanged="No term has been added"
      act="Add the term"
      leave={<Link to={cohortPath(page.code)}>Leave</Link>}
    >
      <TermFields
        term={entry.typed}
        place={place}
        themes={themes?.items ?? []}
        idOf={entry.idOf}
        wrong={entry.wrong}
        onChange={entry.change}
      />
    </EntryForm>
  );
}
