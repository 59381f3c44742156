import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Empty } from "../../ui/Empty";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { Said } from "../../ui/Said";
import { endFeed, feedsQuery } from "./queries";

/** The person's own addresses that still answer. */
export function Feeds({ onEnded }: { onEnded: (feed: string) => void }) {
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(feedsQuery());
  const end = useMutation({
    mutationFn: endFeed,
    onSuccess: (_, feed) => {
      onEnded(feed);
      return queryClient.invalidateQueries({ queryKey: ["calendar-feeds"] });
    },
  });
  return (
    <section className="half" aria-labelledby="feeds-heading">
      <div className="section-head">
        <h2 id="feeds-heading">Your addresses</h2>
      </div>
      <Said words={end.isSuccess ? "The address has ended: it answers no more." : ""} />
      {end.error && <Failing what="The address has not been ended." error={end.error} />}
      {!data ? (
        error ? (
          <Failing what="Your addresses could not be fetched." error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading what="Fetching your addresses." rows={2} cells={1} />
        )
      ) : data.items.length === 0 ? (
        <Empty title="You have none yet." />
      ) : (
        <ul className="card calendar-feeds">
          {data.items.map(({ id, cohort }) => (
            <li key={id}>
              <span>{cohort ? `Sessions of ${cohort.name}` : "All that you run or take part in"}</span>
              <button type="button" className="link-button" disabled={end.isPending} onClick={() => end.mutate(id)}>
                End
                <span className="visually-hidden"> the address of {cohort ? cohort.name : "all your sessions"}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
