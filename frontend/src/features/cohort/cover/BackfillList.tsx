import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Backfill, CohortPage } from "../../../api/programmeTypes";
import { WEEKDAYS } from "../../../lib/days";
import { shortDate } from "../../../lib/period";
import { Confirm } from "../../../ui/Confirm";
import { Empty } from "../../../ui/Empty";
import { Failing } from "../../../ui/Failing";
import { Loading } from "../../../ui/Loading";
import { ScrollCard } from "../../../ui/ScrollCard";
import { backfillsQuery, removeBackfill } from "./queries";

/** What has been recorded, what is over only when asked for. */
export function BackfillList({ page }: { page: CohortPage }) {
  const { data, error, refetch } = useQuery(backfillsQuery(page.code));
  const [all, setAll] = useState(false);
  const over = (data?.items ?? []).filter(({ last }) => last < page.day).length;
  const shown = (data?.items ?? []).filter(({ last }) => all || last >= page.day);
  return (
    <section className="section" aria-labelledby="recorded-heading">
      <div className="section-head">
        <h2 id="recorded-heading">Recorded</h2>
        {over > 0 && (
          <button type="button" className="link-button" onClick={() => setAll(!all)}>
            {all ? "Leave out what is over" : `Show ${over} that ${over === 1 ? "is" : "are"} over`}
          </button>
        )}
      </div>
      {!data ? (
        error ? (
          <Failing what="What is recorded could not be fetched." error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading what="Fetching what is recorded." rows={5} cells={5} />
        )
      ) : shown.length === 0 ? (
        <Empty title={over > 0 ? "Nothing from today on." : "Nothing is recorded yet."} />
      ) : (
        <ScrollCard label="Backfill, a table that scrolls">
          <table className="table table--tight">
            <caption className="visually-hidden">Backfill that is recorded</caption>
            <thead>
              <tr>
                <th scope="col">Who covers</th>
                <th scope="col">For whom</th>
                <th scope="col">Practice</th>
                <th scope="col">Days</th>
                <th scope="col">From</th>
                <th scope="col">Until</th>
                <th scope="col">
                  <span className="visually-hidden">Take off</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((backfill) => (
                <Row key={backfill.id} backfill={backfill} />
              ))}
            </tbody>
          </table>
        </ScrollCard>
      )}
    </section>
  );
}

const dayNames = (weekdays: number[]) => weekdays.map((weekday) => WEEKDAYS[weekday]?.slice(0, 3)).join(", ");

function Row({ backfill }: { backfill: Backfill }) {
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeBackfill(backfill.id, backfill.revision),
    onSettled: () => queryClient.invalidateQueries(),
  });
  const { by, covers, organisation, weekdays, first, last } = backfill;
  return (
    <tr>
      <th scope="row">{by.name}</th>
      <td>{covers.name}</td>
      <td>{organisation.name}</td>
      <td className="nowrap">{dayNames(weekdays)}</td>
      <td className="nowrap">{shortDate(first)}</td>
      <td className="nowrap">{shortDate(last)}</td>
      <td>
        {remove.error && <Failing what="It is still recorded." error={remove.error} />}
        <Confirm
          quiet
          act="Take off"
          question={`${by.name} no longer covers for ${covers.name}.`}
          yes="Take it off"
          no="Leave it"
          busy={remove.isPending}
          onConfirm={() => remove.mutate()}
        />
      </td>
    </tr>
  );
}
