import { queryOptions } from "@tanstack/react-query";
import { api, read } from "../../../api/client";
import type { ParticipantChanges } from "../../../api/programmeTypes";
import { seen } from "../../../api/preconditions";

const at = (participant: number) => ({ participant_id: participant });

export const participantQuery = (participant: number) =>
  queryOptions({
    queryKey: ["participant", participant],
    queryFn: ({ signal }) =>
      read(api.GET("/api/v1/participants/{participant_id}", { params: { path: at(participant) }, signal })),
  });

export const changeParticipant = (participant: number, revision: number, changes: ParticipantChanges) =>
  read(
    api.PATCH("/api/v1/participants/{participant_id}", {
      params: { path: at(participant), header: seen(revision) },
      body: changes,
    }),
  );

export const withdraw = (participant: number, on: string, reason: string) =>
  read(
    api.POST("/api/v1/participants/{participant_id}/withdrawal", {
      params: { path: at(participant) },
      body: { on, reason },
    }),
  );

export const undoWithdrawal = (participant: number, revision: number) =>
  read(
    api.DELETE("/api/v1/participants/{participant_id}/withdrawal", {
      params: { path: at(participant), header: seen(revision) },
    }),
  );

export const cohortsQuery = () =>
  queryOptions({
    queryKey: ["cohorts", "all"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/cohorts", { params: { query: { limit: 1000 } }, signal })),
  });

export const carryOn = (cohort: string, participants: number[], joined: string) =>
  read(
    api.POST("/api/v1/cohorts/{code}/alumni", { params: { path: { code: cohort } }, body: { participants, joined } }),
  );
