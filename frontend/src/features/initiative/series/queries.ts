import { queryOptions } from "@tanstack/react-query";
import type { components } from "../../../api/schema.gen";
import { api, read } from "../../../api/client";

export type MeasureSeries = components["schemas"]["InitiativeSeries"];

/** The chart of one measure of an initiative. */
export const measureSeriesQuery = (code: string, measure: number) =>
  queryOptions({
    queryKey: ["initiative", code, "measure", measure, "series"],
    queryFn: ({ signal }) =>
      read(
        api.GET("/api/v1/initiatives/{code}/measures/{measure_id}/series", {
          params: { path: { code, measure_id: measure } },
          signal,
        }),
      ),
  });
