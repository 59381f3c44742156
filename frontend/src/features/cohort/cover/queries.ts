import { queryOptions } from "@tanstack/react-query";
import { api, read, settle } from "../../../api/client";
import type { NewBackfill } from "../../../api/programmeTypes";
import { seen } from "../../../api/preconditions";

export const backfillsQuery = (cohort: string) =>
  queryOptions({
    queryKey: ["cohort", cohort, "backfills"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/backfills", { params: { query: { cohort, limit: 1000 } }, signal })),
  });

export const recordBackfill = (backfill: NewBackfill) => read(api.POST("/api/v1/backfills", { body: backfill }));

export const removeBackfill = (backfill: number, revision: number) =>
  settle(
    api.DELETE("/api/v1/backfills/{backfill_id}", {
      params: { path: { backfill_id: backfill }, header: seen(revision) },
    }),
  );

/** Without days, those of the term that runs or comes next. */
export const rotaQuery = (cohort: string, day?: string) =>
  queryOptions({
    queryKey: ["cohort", cohort, "rota", day],
    queryFn: ({ signal }) =>
      read(
        api.GET("/api/v1/cohorts/{code}/rota", {
          params: { path: { code: cohort }, query: day === undefined ? {} : { from: day, to: day } },
          signal,
        }),
      ),
  });

const of = (participant: number, day: string) => ({ participant_id: participant, day });

/** `revision` of what has been said of that day already, if anything has. */
export const sayAway = (
  participant: number,
  day: string,
  said: { reason: string; covered_by: string | null },
  revision: number | undefined,
) =>
  read(
    api.PUT("/api/v1/participants/{participant_id}/away/{day}", {
      params: { path: of(participant, day), header: revision === undefined ? undefined : seen(revision) },
      body: said,
    }),
  );

export const takeBackAway = (participant: number, day: string, revision: number) =>
  settle(
    api.DELETE("/api/v1/participants/{participant_id}/away/{day}", {
      params: { path: of(participant, day), header: seen(revision) },
    }),
  );
