import { queryOptions } from "@tanstack/react-query";
import { api, read } from "./client";
import type { SeriesQuery } from "./types";

/** One measure at one organisation: the chart, its values and its members. Also read by the overview's hover card. */
export const seriesQuery = (measure: string, organisation: string, query: SeriesQuery = {}) =>
  queryOptions({
    queryKey: ["series", measure, organisation, query],
    queryFn: ({ signal }) =>
      read(
        api.GET("/api/v1/measures/{code}/series/{organisation}", {
          params: { path: { code: measure, organisation }, query },
          signal,
        }),
      ),
  });

/** The address of the same series as a file. */
export function seriesCsv(measure: string, organisation: string, query: SeriesQuery = {}): string {
  const asked = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const search = new URLSearchParams([...asked, ["format", "csv"]]);
  return `/api/v1/measures/${measure}/series/${organisation}?${search}`;
}
