import { queryOptions } from "@tanstack/react-query";
import { api, read, settle } from "../../../api/client";
import { seen } from "../../../api/preconditions";

/** Asked when a milestone is taken back: the page shows its day, this its revision. */
export const projectsQuery = (cohort: string) =>
  queryOptions({
    queryKey: ["cohort", cohort, "projects"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/projects", { params: { query: { cohort, limit: 1000 } }, signal })),
    staleTime: 0,
  });

export type ProjectWords = { title: string; held_up_by: string | null };

export const nameProject = (participant: number, words: ProjectWords, revision: number | null) =>
  read(
    api.PUT("/api/v1/participants/{participant_id}/project", {
      params: { path: { participant_id: participant }, header: revision === null ? undefined : seen(revision) },
      body: words,
    }),
  );

export const reach = (project: number, milestone: number, on: string) =>
  read(
    api.PUT("/api/v1/projects/{project_id}/milestones/{milestone_id}", {
      params: { path: { project_id: project, milestone_id: milestone } },
      body: { on },
    }),
  );

export const takeBack = (project: number, milestone: number, revision: number) =>
  settle(
    api.DELETE("/api/v1/projects/{project_id}/milestones/{milestone_id}", {
      params: { path: { project_id: project, milestone_id: milestone }, header: seen(revision) },
    }),
  );
