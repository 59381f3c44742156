import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Provider, SpecialistDay } from "../../api/facultyTypes";
import { useMay } from "../../api/useMay";
import { shortDate } from "../../lib/period";
import { cohortPath, organisationPath } from "../../lib/places";
import { Empty } from "../../ui/Empty";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { ScrollCard } from "../../ui/ScrollCard";
import { days } from "./dayBars";
import { DaysBar } from "./DaysBar";
import { facultyQuery, workedQuery } from "./queries";
import { RecordDays } from "./RecordDays";

type Contract = Provider["contracts"][number];

/** One contract: days bought, worked and left, then what was done on which day. */
export function ContractSection({ contract }: { contract: Contract }) {
  const may = useMay("run_programmes");
  const [recording, setRecording] = useState(false);
  const { data: faculty } = useQuery(facultyQuery());
  const standing = faculty?.specialists.find(({ id }) => id === contract.id);
  const heading = `contract-${contract.id}`;
  return (
    <section className="contract" aria-labelledby={heading}>
      <div className="section-head">
        <h2 id={heading}>{contract.title}</h2>
        <p>
          {shortDate(contract.first)} to {shortDate(contract.last)}
        </p>
        {may && !recording && (
          <div className="actions">
            <button type="button" className="button" onClick={() => setRecording(true)}>
              Record days<span className="visually-hidden"> under {contract.title}</span>
            </button>
          </div>
        )}
      </div>
      {standing && (
        <div className="contract__days">
          <p>
            <b>{days(standing.left)} days left</b> of {days(standing.bought)} bought, {days(standing.worked)} worked
          </p>
          <DaysBar used={standing.worked} of={standing.bought} longest={standing.bought} />
        </div>
      )}
      {recording && <RecordDays contract={contract.id} onDone={() => setRecording(false)} />}
      <Worked contract={contract} />
    </section>
  );
}

function Worked({ contract }: { contract: Contract }) {
  const { data, error, refetch } = useQuery(workedQuery(contract.id));
  if (error && !data) {
    return <Failing what="The days worked could not be fetched." error={error} onRetry={() => void refetch()} />;
  }
  if (!data) return <Loading what="Fetching the days worked." rows={3} cells={2} />;
  if (data.items.length === 0) return <Empty title="No days have been worked yet." />;
  const latest = [...data.items].sort((a, b) => b.day.localeCompare(a.day) || b.id - a.id);
  return (
    <ScrollCard label={`Days worked, ${contract.title}`}>
      <table className="table">
        <caption className="visually-hidden">Days worked, {contract.title}, latest first</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">What was done</th>
            <th scope="col">For</th>
            <th scope="col" className="number">
              Days
            </th>
          </tr>
        </thead>
        <tbody>
          {latest.map((each) => (
            <tr key={each.id}>
              <th scope="row" className="nowrap">
                {shortDate(each.day)}
              </th>
              <td>{each.what}</td>
              <td>
                <For worked={each} />
              </td>
              <td className="number">{days(each.days)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollCard>
  );
}

function For({ worked: { cohort, cohort_name, organisation } }: { worked: SpecialistDay }) {
  if (organisation) return <Link to={organisationPath(organisation)}>{organisation.name}</Link>;
  return cohort ? <Link to={cohortPath(cohort)}>{cohort_name}</Link> : "–";
}
