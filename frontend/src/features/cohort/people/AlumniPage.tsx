import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Select, TextInput } from "nhsuk-react-components";
import type { Cohort, CohortPage, Participant } from "../../../api/programmeTypes";
import { isDay } from "../../../lib/days";
import { shortDate } from "../../../lib/period";
import { cohortPath } from "../../../lib/places";
import { Empty } from "../../../ui/Empty";
import { Failing } from "../../../ui/Failing";
import { Loading } from "../../../ui/Loading";
import { ScrollCard } from "../../../ui/ScrollCard";
import { earlierThan, whyNot, type AlumniTyped } from "./alumni";
import { EntryForm } from "../../../ui/EntryForm";
import { OfCohort } from "../OfCohort";
import { joinsOn } from "./people";
import { participantsQuery } from "../queries";
import { carryOn, cohortsQuery } from "./queries";
import { roleWords } from "./roles";
import { useEntry } from "../../../ui/useEntry";
import "../planning.css";

const route = getRouteApi("/signed-in/cohorts/$code/alumni");

/** People of an earlier cohort go on in this one, several at once, in their roles and at their practices. */
export function AlumniPage() {
  const { code } = route.useParams();
  return (
    <OfCohort code={code} heading="Carry people on">
      {(page) => <Fetched page={page} />}
    </OfCohort>
  );
}

function Fetched({ page }: { page: CohortPage }) {
  const { data, error, refetch } = useQuery(cohortsQuery());
  if (!data) {
    return error ? (
      <Failing what="Earlier cohorts could not be fetched." error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading what="Fetching earlier cohorts." rows={6} cells={3} />
    );
  }
  const earlier = earlierThan(page, data.items);
  return earlier.length > 0 ? (
    <CarryOn page={page} earlier={earlier} />
  ) : (
    <div className="section">
      <Empty title="No cohort came before this one." />
    </div>
  );
}

function CarryOn({ page, earlier }: { page: CohortPage; earlier: Cohort[] }) {
  const navigate = route.useNavigate();
  const entry = useEntry<AlumniTyped>({
    name: `alumni.${page.code}`,
    start: () => ({ from: earlier[0]?.code ?? "", chosen: [], joined: joinsOn(page) }),
    problemsIn: ({ chosen, joined }) => [
      ...(chosen.length > 0 ? [] : [{ field: "chosen", message: "Choose at least one person." }]),
      ...(isDay(joined) ? [] : [{ field: "joined", message: "Give the day they join." }]),
    ],
    fieldOf: (named) => (named.split(".")[0] === "joined" ? "joined" : "chosen"),
    send: ({ chosen, joined }) => carryOn(page.code, chosen, joined),
    onDone: () => navigate({ to: cohortPath(page.code) }),
  });
  const { typed, field, change, idOf, wrong } = entry;
  const count = typed.chosen.length;
  return (
    <EntryForm
      entry={entry}
      label="Carry people on"
      unchanged="Nobody has been carried on"
      act={count > 0 ? `Carry ${count} ${count === 1 ? "person" : "people"} on` : "Carry on"}
      leave={<Link to={cohortPath(page.code)}>Leave</Link>}
    >
      <div className="plan-form__row">
        <Select
          label="From which cohort"
          {...field("from")}
          onChange={(event) => change({ from: event.currentTarget.value, chosen: [] })}
        >
          {earlier.map(({ code, name, programme, first }) => (
            <Select.Option key={code} value={code}>
              {name}, {programme.name}
              {first && `, from ${shortDate(first)}`}
            </Select.Option>
          ))}
        </Select>
        <TextInput label="They join on" type="date" {...field("joined")} />
      </div>
      <People
        key={typed.from}
        id={idOf("chosen")}
        page={page}
        from={typed.from}
        chosen={typed.chosen}
        error={wrong("chosen")}
        onChange={(chosen) => change({ chosen })}
      />
    </EntryForm>
  );
}

type PeopleProps = {
  id: string;
  page: CohortPage;
  from: string;
  chosen: number[];
  error?: string;
  onChange: (chosen: number[]) => void;
};

function People({ id, page, from, chosen, error, onChange }: PeopleProps) {
  const { data, error: failure, refetch } = useQuery(participantsQuery(from));
  if (!data) {
    return failure ? (
      <Failing what="Its people could not be fetched." error={failure} onRetry={() => void refetch()} />
    ) : (
      <Loading what="Fetching its people." rows={8} cells={3} />
    );
  }
  const may = data.items.filter((person) => !whyNot(person, page)).map((person) => person.id);
  if (data.items.length === 0) return <Empty title="Nobody took part in it." />;
  return (
    <fieldset id={id} tabIndex={-1} className="choosing">
      <legend>
        Who goes on
        <span className="note">
          {" "}
          {chosen.length} of {may.length} chosen
        </span>
      </legend>
      {error && <p className="nhsuk-error-message">{error}</p>}
      {may.length > 0 && (
        <p className="actions">
          <button type="button" className="button" onClick={() => onChange(may)}>
            Choose all {may.length}
          </button>
          {chosen.length > 0 && (
            <button type="button" className="link-button" onClick={() => onChange([])}>
              Choose nobody
            </button>
          )}
        </p>
      )}
      <ScrollCard label="People of the earlier cohort">
        <table className="table table--tight">
          <caption className="visually-hidden">People of the earlier cohort</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Role</th>
              <th scope="col">Practices</th>
              <th scope="col" className="number">
                Came
              </th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((person) => (
              <Row
                key={person.id}
                person={person}
                why={whyNot(person, page)}
                checked={chosen.includes(person.id)}
                onCheck={(checked) =>
                  onChange(checked ? [...chosen, person.id] : chosen.filter((each) => each !== person.id))
                }
              />
            ))}
          </tbody>
        </table>
      </ScrollCard>
    </fieldset>
  );
}

type RowProps = { person: Participant; why?: string; checked: boolean; onCheck: (checked: boolean) => void };

function Row({ person: { name, role, placements, present, marked }, why, checked, onCheck }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <label className="tick">
          <input
            type="checkbox"
            checked={checked}
            disabled={why !== undefined}
            onChange={(event) => onCheck(event.currentTarget.checked)}
          />
          <span>
            {name} {why && <span className="head-note">{why}</span>}
          </span>
        </label>
      </th>
      <td>{roleWords[role]}</td>
      <td>{placements.map(({ organisation }) => organisation.name).join(", ") || "–"}</td>
      <td className="number">{marked ? `${present}/${marked}` : "–"}</td>
    </tr>
  );
}
