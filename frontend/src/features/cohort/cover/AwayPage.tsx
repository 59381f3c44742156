import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Select, TextInput } from "nhsuk-react-components";
import type { CohortPage, Rota } from "../../../api/programmeTypes";
import { dayWords } from "../../../lib/days";
import { Empty } from "../../../ui/Empty";
import { Failing } from "../../../ui/Failing";
import { Loading } from "../../../ui/Loading";
import { ScrollCard } from "../../../ui/ScrollCard";
import { AwayForm } from "./AwayForm";
import { saidOf, whoMayBeAway, type AwaySearch } from "./search";
import { rotaQuery } from "./queries";
import { OfCohort } from "../OfCohort";
import "../planning.css";

const route = getRouteApi("/signed-in/cohorts/$code/away");

/** Somebody who covers cannot on a day, and who steps in. */
export function AwayPage() {
  const { code } = route.useParams();
  return (
    <OfCohort code={code} heading="Somebody is away">
      {(page) => <Away page={page} />}
    </OfCohort>
  );
}

function Away({ page }: { page: CohortPage }) {
  const { participant, day = page.day } = route.useSearch();
  const navigate = route.useNavigate();
  const choose = (next: AwaySearch) => void navigate({ search: { participant, day, ...next }, replace: true });
  const person = page.people.find((each) => each.participant === participant);
  return (
    <>
      <div className="card section plan-form">
        <div className="plan-form__row">
          <Select
            id="away-who"
            label="Who is away"
            value={person ? String(person.participant) : ""}
            onChange={(event) => choose({ participant: Number(event.currentTarget.value) || undefined })}
          >
            <Select.Option value="">Choose one</Select.Option>
            {whoMayBeAway(page).map((each) => (
              <Select.Option key={each.participant} value={String(each.participant)}>
                {each.name}
              </Select.Option>
            ))}
          </Select>
          <TextInput
            // A date is told once it is whole; the address follows.
            key={day}
            id="away-day"
            label="On which day"
            type="date"
            defaultValue={day}
            onChange={(event) => event.currentTarget.value && choose({ day: event.currentTarget.value })}
          />
        </div>
      </div>
      {person && <OfDay key={`${person.participant} ${day}`} page={page} participant={person.participant} day={day} />}
      <OfTerm page={page} onChoose={choose} />
    </>
  );
}

function OfDay({ page, participant, day }: { page: CohortPage; participant: number; day: string }) {
  const { data, error, refetch } = useQuery(rotaQuery(page.code, day));
  const name = page.people.find((each) => each.participant === participant)?.name ?? "";
  if (data) {
    return (
      <AwayForm
        code={page.code}
        person={{ id: participant, name }}
        day={day}
        words={dayWords(day, page.day)}
        said={saidOf(data, participant, day)}
      />
    );
  }
  return error ? (
    <Failing what="That day could not be fetched." error={error} onRetry={() => void refetch()} />
  ) : (
    <Loading what="Fetching that day." rows={2} cells={2} />
  );
}

/** Everything said of the term that runs or comes next. */
function OfTerm({ page, onChoose }: { page: CohortPage; onChoose: (next: AwaySearch) => void }) {
  const { data, error, refetch } = useQuery(rotaQuery(page.code));
  return (
    <section className="section" aria-labelledby="away-heading">
      <div className="section-head">
        <h2 id="away-heading">Away this term</h2>
        {data && <p>{data.sentence}</p>}
      </div>
      {data ? (
        <AwayTable rota={data} today={page.day} onChoose={onChoose} />
      ) : error ? (
        <Failing what="The rota could not be fetched." error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading what="Fetching the rota." rows={3} cells={3} />
      )}
    </section>
  );
}

type AwayTableProps = { rota: Rota; today: string; onChoose: (next: AwaySearch) => void };

function AwayTable({ rota, today, onChoose }: AwayTableProps) {
  const days = rota.rows
    .flatMap(({ participant, away }) => away.map((each) => ({ ...each, name: participant.name })))
    .sort((one, other) => one.day.localeCompare(other.day));
  if (days.length === 0) return <Empty title="Nobody has said so." />;
  return (
    <ScrollCard label="Days away, a table that scrolls">
      <table className="table table--tight">
        <caption className="visually-hidden">Away this term</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Who</th>
            <th scope="col">Why</th>
            <th scope="col">Who steps in</th>
            <th scope="col">
              <span className="visually-hidden">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ participant, name, day, reason, covered_by }) => (
            <tr key={`${participant}-${day}`}>
              <td className="nowrap">{dayWords(day, today)}</td>
              <th scope="row">{name}</th>
              <td>{reason}</td>
              <td>{covered_by ?? <span className="late">Nobody yet</span>}</td>
              <td>
                <button type="button" className="link-button" onClick={() => onChoose({ participant, day })}>
                  Change
                  <span className="visually-hidden">
                    {" "}
                    {name}, {dayWords(day, today)}
                  </span>
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollCard>
  );
}
