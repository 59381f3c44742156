import { queryOptions } from "@tanstack/react-query";
import { api, read } from "../../api/client";
import { seen } from "../../api/preconditions";
import type { CohortChanges, Mark, NewCohort, NewTerm, TermChanges } from "../../api/programmeTypes";

export const cohortQuery = (code: string) =>
  queryOptions({
    queryKey: ["cohort", code],
    queryFn: ({ signal }) => read(api.GET("/api/v1/cohorts/{code}/page", { params: { path: { code } }, signal })),
  });

/** What people said stands apart from the page: answers have no revision. */
export const cohortEvaluationQuery = (code: string) =>
  queryOptions({
    queryKey: ["cohort", code, "evaluation"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/cohorts/{code}/evaluation", { params: { path: { code } }, signal })),
  });

export const sheetQuery = (session: number) =>
  queryOptions({
    queryKey: ["attendance", session],
    queryFn: ({ signal }) =>
      read(api.GET("/api/v1/sessions/{session_id}/attendance", { params: { path: { session_id: session } }, signal })),
  });

/** Those not named keep their marks; null takes one back. */
export const sendMarks = (session: number, marks: Record<string, Mark | null>) =>
  read(
    api.PUT("/api/v1/sessions/{session_id}/attendance", {
      params: { path: { session_id: session } },
      body: { marks },
    }),
  );

export const themesQuery = () =>
  queryOptions({ queryKey: ["themes"], queryFn: ({ signal }) => read(api.GET("/api/v1/themes", { signal })) });

export const sitesQuery = (programme: string) =>
  queryOptions({
    queryKey: ["sites", programme],
    queryFn: ({ signal }) => read(api.GET("/api/v1/sites", { params: { query: { programme } }, signal })),
  });

export const programmeQuery = (code: string) =>
  queryOptions({
    queryKey: ["programme", code, "head"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/programmes/{code}", { params: { path: { code } }, signal })),
  });

export const planCohort = (cohort: NewCohort) => read(api.POST("/api/v1/cohorts", { body: cohort }));

export const moveTerm = (term: number, first: string, weeks: number, preview: boolean) =>
  read(
    api.POST("/api/v1/terms/{term_id}/move", {
      params: { path: { term_id: term } },
      body: { first, weeks, preview },
    }),
  );

export const pasteParticipants = (code: string, text: string, joined: string, preview: boolean) =>
  read(
    api.POST("/api/v1/cohorts/{code}/participants/paste", {
      params: { path: { code } },
      body: { text, joined, preview },
    }),
  );

/** The cohort itself; `cohortQuery` is its page. */
export const cohortHeadQuery = (code: string) =>
  queryOptions({
    queryKey: ["cohort", code, "head"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/cohorts/{code}", { params: { path: { code } }, signal })),
  });

export const changeCohort = (code: string, revision: number, changes: CohortChanges) =>
  read(api.PATCH("/api/v1/cohorts/{code}", { params: { path: { code }, header: seen(revision) }, body: changes }));

/** Its name and kind; its days are moved by `moveTerm`. */
export const changeTerm = (term: number, revision: number, changes: TermChanges) =>
  read(
    api.PATCH("/api/v1/terms/{term_id}", {
      params: { path: { term_id: term }, header: seen(revision) },
      body: changes,
    }),
  );

export const addTerm = (code: string, term: NewTerm) =>
  read(api.POST("/api/v1/cohorts/{code}/terms", { params: { path: { code } }, body: term }));

export const participantsQuery = (cohort: string) =>
  queryOptions({
    queryKey: ["cohort", cohort, "participants"],
    queryFn: ({ signal }) =>
      read(api.GET("/api/v1/participants", { params: { query: { cohort, limit: 1000 } }, signal })),
  });
