import { queryOptions } from "@tanstack/react-query";
import { api, read, settle } from "../../api/client";
import type { Evaluation, NewAnswer, NewEvaluation, NewEvaluationForm, NewFollowUp } from "../../api/facultyTypes";
import { unreachable } from "../../api/problem";

/**
 * Nothing that says who asks goes with an answer: neither the token nor the cookie of someone who happens to be signed
 * in on this device. The ticket goes in a header, which logs leave out; it stands behind `#`, which browsers do not send.
 */
const anonymously = {
  fetch: (request: Request) =>
    fetch(request).catch(() => {
      throw unreachable();
    }),
  credentials: "omit",
  cache: "no-store",
} as const;
const held = (ticket: string) => ({ header: { "Evaluation-Ticket": ticket } });

export const answerSheetQuery = (ticket: string) =>
  queryOptions({
    queryKey: ["answer-sheet", ticket],
    queryFn: ({ signal }) => read(api.GET("/api/v1/answer-sheet", { params: held(ticket), signal, ...anonymously })),
    enabled: ticket !== "",
    retry: false,
    // The blank form stays as it is while someone fills it in.
    staleTime: Infinity,
  });

export const handIn = (ticket: string, answer: NewAnswer) =>
  settle(api.POST("/api/v1/answer-sheet", { params: held(ticket), body: answer, ...anonymously }));

export const evaluationsQuery = (cohort: string) =>
  queryOptions({
    queryKey: ["evaluations", cohort],
    queryFn: ({ signal }) =>
      read(api.GET("/api/v1/evaluations", { params: { query: { cohort, limit: 200 } }, signal })),
  });

export const resultsQuery = (evaluation: number) =>
  queryOptions({
    queryKey: ["evaluation", evaluation, "results"],
    queryFn: ({ signal }) =>
      read(
        api.GET("/api/v1/evaluations/{evaluation_id}/results", {
          params: { path: { evaluation_id: evaluation } },
          signal,
        }),
      ),
  });

export const formsQuery = () =>
  queryOptions({
    queryKey: ["evaluation-forms"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/evaluation-forms", { signal })),
  });

export const sessionsQuery = (cohort: string) =>
  queryOptions({
    queryKey: ["sessions", cohort],
    queryFn: ({ signal }) => read(api.GET("/api/v1/sessions", { params: { query: { cohort, limit: 200 } }, signal })),
  });

export const putEvaluation = (body: NewEvaluation) => read(api.POST("/api/v1/evaluations", { body }));

export const scheduleFollowUp = (cohort: string, body: NewFollowUp) =>
  read(api.POST("/api/v1/cohorts/{code}/follow-up", { params: { path: { code: cohort } }, body }));

export const addForm = (body: NewEvaluationForm) => read(api.POST("/api/v1/evaluation-forms", { body }));

const asSeen = ({ id, revision }: Pick<Evaluation, "id" | "revision">) => ({
  path: { evaluation_id: id },
  header: { "if-match": `"${revision}"` },
});

export const changeEvaluation = (evaluation: Evaluation, body: { opens: string; closes: string }) =>
  read(api.PATCH("/api/v1/evaluations/{evaluation_id}", { params: asSeen(evaluation), body }));

export const withdrawEvaluation = (evaluation: Evaluation) =>
  settle(api.DELETE("/api/v1/evaluations/{evaluation_id}", { params: asSeen(evaluation) }));

export const addTickets = (evaluation: number, count: number) =>
  read(
    api.POST("/api/v1/evaluations/{evaluation_id}/tickets", {
      params: { path: { evaluation_id: evaluation } },
      body: { count },
    }),
  );
