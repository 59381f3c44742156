import { queryOptions } from "@tanstack/react-query";
import { api, read } from "../../api/client";
import type { components } from "../../api/schema.gen";

export type NationalChange = components["schemas"]["NationalChange"];
export type PracticeChanges = components["schemas"]["PracticeChanges"];

export const nationalChangeQuery = (measure: string) =>
  queryOptions({
    queryKey: ["national-change", measure],
    queryFn: ({ signal }) =>
      read(api.GET("/api/v1/measures/{code}/national-change", { params: { path: { code: measure } }, signal })),
  });
