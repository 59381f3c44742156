import { queryOptions } from "@tanstack/react-query";
import { api, read } from "../../../api/client";
import type { components } from "../../../api/schema.gen";
import { seen } from "../../../api/preconditions";

export type ProgressScore = components["schemas"]["ProgressScore"];
export type Whose = ProgressScore["by"];

export const scoresQuery = (code: string) =>
  queryOptions({
    queryKey: ["initiative", code, "scores"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/initiatives/{code}/scores", { params: { path: { code } }, signal })),
  });

/** `revision`: of the score that it corrects, if one was given. */
export const setScore = (
  code: string,
  month: string,
  whose: Whose,
  sent: components["schemas"]["ProgressScoreSent"],
  revision: number | undefined,
) =>
  read(
    api.PUT("/api/v1/initiatives/{code}/scores/{month}/{whose}", {
      params: { path: { code, month, whose }, header: revision === undefined ? undefined : seen(revision) },
      body: sent,
    }),
  );
