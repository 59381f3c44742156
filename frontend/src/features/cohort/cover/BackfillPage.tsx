import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Select, TextInput } from "nhsuk-react-components";
import { useState } from "react";
import type { CohortPage, Participant } from "../../../api/programmeTypes";
import { cohortPath } from "../../../lib/places";
import { Failing } from "../../../ui/Failing";
import { Loading } from "../../../ui/Loading";
import { BackfillList } from "./BackfillList";
import { backfillOf, emptyBackfill, fieldOf, practicesOf, problemsIn, withChoice, type BackfillTyped } from "./typed";
import { recordBackfill } from "./queries";
import { EntryForm } from "../../../ui/EntryForm";
import { OfCohort } from "../OfCohort";
import { participantsQuery } from "../queries";
import { useEntry } from "../../../ui/useEntry";
import { WeekdayTicks } from "../WeekdayTicks";
import "../planning.css";

const route = getRouteApi("/signed-in/cohorts/$code/backfill");

/** Who covers whose sessions, at which practice, on which days, so that a colleague can come. */
export function BackfillPage() {
  const { code } = route.useParams();
  return (
    <OfCohort code={code} heading="Who covers whom">
      {(page) => <Fetched page={page} />}
    </OfCohort>
  );
}

function Fetched({ page }: { page: CohortPage }) {
  const { data, error, refetch } = useQuery(participantsQuery(page.code));
  if (!data) {
    return error ? (
      <Failing what="The people could not be fetched." error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading what="Fetching the people and their practices." rows={5} cells={3} />
    );
  }
  return (
    <>
      <Record page={page} people={data.items} />
      <BackfillList page={page} />
    </>
  );
}

function Record({ page, people }: { page: CohortPage; people: Participant[] }) {
  const [recorded, setRecorded] = useState("");
  const entry = useEntry<BackfillTyped>({
    name: `backfill.${page.code}`,
    start: () => emptyBackfill(page),
    problemsIn,
    fieldOf,
    send: (typed) => recordBackfill(backfillOf(typed)),
    onDone: (_, { by, covers }) => {
      setRecorded(`${nameOf(people, by)} covers for ${nameOf(people, covers)}: recorded.`);
      entry.forget();
    },
  });
  const { typed, field, idOf, wrong } = entry;
  const choose = (next: Partial<BackfillTyped>) => entry.change(withChoice(typed, next, people));
  const here = people.filter(({ left_on }) => left_on === null || left_on > page.day);
  const practices = practicesOf(people, typed);
  return (
    <>
      <p role="status" className="plan-said">
        {recorded}
      </p>
      <EntryForm
        entry={entry}
        label="Backfill"
        unchanged="No backfill has been recorded"
        act="Record it"
        leave={<Link to={cohortPath(page.code)}>Back to the cohort</Link>}
      >
        <div className="plan-form__row">
          {(["by", "covers"] as const).map((which) => (
            <Select
              key={which}
              label={which === "by" ? "Who covers" : "For whom"}
              {...field(which)}
              onChange={(event) => choose({ [which]: event.currentTarget.value })}
            >
              <Select.Option value="">Choose one</Select.Option>
              {here.map(({ id, name }) => (
                <Select.Option key={id} value={String(id)}>
                  {name}
                </Select.Option>
              ))}
            </Select>
          ))}
          <Select
            label="At which practice"
            {...field("practice")}
            onChange={(event) => choose({ practice: event.currentTarget.value })}
          >
            <Select.Option value="">{practices.length ? "Choose one" : "Choose the two people first"}</Select.Option>
            {practices.map(({ practice: { code, name }, both }) => (
              <Select.Option key={code} value={code}>
                {both ? `${name}, where both work` : name}
              </Select.Option>
            ))}
          </Select>
        </div>
        <WeekdayTicks
          id={idOf("weekdays")}
          legend="On which days"
          value={typed.weekdays}
          error={wrong("weekdays")}
          onChange={(weekdays) => entry.change({ weekdays })}
        />
        <div className="plan-form__row">
          <TextInput label="From" type="date" {...field("first")} />
          <TextInput label="Until" type="date" {...field("last")} />
        </div>
      </EntryForm>
    </>
  );
}

const nameOf = (people: Participant[], number: string) => people.find(({ id }) => String(id) === number)?.name ?? "";
