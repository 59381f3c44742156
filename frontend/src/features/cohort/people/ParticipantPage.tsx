import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Select, TextInput } from "nhsuk-react-components";
import type { CohortPage, Participant } from "../../../api/programmeTypes";
import { longDate } from "../../../lib/period";
import { cohortPath, personPath } from "../../../lib/places";
import { Failing } from "../../../ui/Failing";
import { Loading } from "../../../ui/Loading";
import { EntryForm } from "../../../ui/EntryForm";
import { OfCohort } from "../OfCohort";
import {
  changesOf,
  fieldOf,
  problemsIn,
  typedOf,
  withMorePlacements,
  withPlacement,
  type ParticipantTyped,
} from "./typed";
import { changeParticipant, participantQuery } from "./queries";
import { PlacementFields } from "./PlacementFields";
import { sitesQuery } from "../queries";
import { roleWords } from "./roles";
import { useEntry } from "../../../ui/useEntry";
import { Withdrawal } from "./Withdrawal";
import "../planning.css";

const route = getRouteApi("/signed-in/cohorts/$code/people/$participant");

/** Somebody's place in a cohort: role, practices with their days, and leaving. */
export function ParticipantPage() {
  const { code, participant } = route.useParams();
  return (
    <OfCohort code={code} heading="Role and practices">
      {(page) => <Fetched page={page} id={Number(participant)} />}
    </OfCohort>
  );
}

function Fetched({ page, id }: { page: CohortPage; id: number }) {
  const { data, error, refetch } = useQuery(participantQuery(id));
  if (data) {
    return (
      <>
        <p className="page-head__facts">
          <Link to={personPath(data.person)}>{data.name}</Link>, {roleWords[data.role]}, since {longDate(data.joined)}
        </p>
        <Change key={id} page={page} participant={data} />
        <Withdrawal key={`leaving ${id}`} page={page} participant={data} />
      </>
    );
  }
  return error ? (
    <Failing what="This person could not be fetched." error={error} onRetry={() => void refetch()} />
  ) : (
    <Loading what="Fetching this person’s practices." rows={4} cells={3} />
  );
}

function Change({ page, participant }: { page: CohortPage; participant: Participant }) {
  const navigate = route.useNavigate();
  const { data: sites } = useQuery(sitesQuery(page.programme.code));
  const near = sites?.items.find(({ name }) => name === page.site)?.practices ?? [];
  const entry = useEntry<ParticipantTyped>({
    name: `participant.${participant.id}`,
    start: () => typedOf(participant),
    problemsIn,
    fieldOf,
    existing: { saved: typedOf(participant), revision: participant.revision },
    send: (typed, { revision }) => changeParticipant(participant.id, revision, changesOf(typed, near)),
    onDone: () => navigate({ to: cohortPath(page.code) }),
  });
  const { typed, field, change, idOf, wrong } = entry;
  const atAll = wrong("placements");
  return (
    <EntryForm
      entry={entry}
      label={`Role and practices of ${participant.name}`}
      unchanged="Nothing has been changed"
      act="Save"
      leave={<Link to={cohortPath(page.code)}>Leave it as it is</Link>}
    >
      <div className="plan-form__row">
        <TextInput label="Name" {...field("name")} />
        <TextInput label="Email" type="email" {...field("email")} />
        <Select label="Role" {...field("role")}>
          {Object.entries(roleWords).map(([role, words]) => (
            <Select.Option key={role} value={role}>
              {words}
            </Select.Option>
          ))}
        </Select>
        <TextInput label="Joined" type="date" {...field("joined")} />
      </div>
      <h2 id={idOf("placements")} tabIndex={-1}>
        Where they work
      </h2>
      {atAll && <p className="nhsuk-error-message">{atAll}</p>}
      {typed.placements.length === 0 && <p className="note">No practice yet.</p>}
      {typed.placements.map((placement, place) => (
        <PlacementFields
          key={place}
          placement={placement}
          place={place}
          near={near}
          idOf={(name) => idOf(`placements.${place}.${name}`)}
          wrong={(name) => wrong(`placements.${place}.${name}`)}
          onChange={(next) => change(withPlacement(typed, place, next))}
          onRemove={() => change({ placements: typed.placements.filter((_, index) => index !== place) })}
        />
      ))}
      <p className="actions">
        <button type="button" className="button" onClick={() => change(withMorePlacements(typed, page.day))}>
          Add a practice
        </button>
      </p>
    </EntryForm>
  );
}
