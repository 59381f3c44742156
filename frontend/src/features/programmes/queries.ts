import { queryOptions } from "@tanstack/react-query";
import { api, read } from "../../api/client";
import type { JoiningsAt } from "../../api/programmeTypes";
import { oneOf } from "../../lib/search";

export const programmesQuery = () =>
  queryOptions({
    queryKey: ["programmes"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/programmes", { signal })),
  });

export const programmePageQuery = (code: string) =>
  queryOptions({
    queryKey: ["programme", code, "page"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/programmes/{code}/page", { params: { path: { code } }, signal })),
  });

type Stage = JoiningsAt["stage"];
const stages: Stage[] = ["expressed", "contacted", "planning", "delivery", "closed", "withdrawn"];
export type ProgrammeSearch = { stage?: Stage };
export const validateProgrammeSearch = (given: Record<string, unknown>): ProgrammeSearch => ({
  stage: oneOf(stages, given.stage),
});
