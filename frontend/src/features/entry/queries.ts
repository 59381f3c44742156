import { queryOptions } from "@tanstack/react-query";
import { api, read, settle } from "../../api/client";
import type { NewFigure } from "../../api/figureTypes";

export const entryQuery = (organisation: string | undefined, period: string | undefined) =>
  queryOptions({
    queryKey: ["entry", organisation ?? null, period ?? null],
    queryFn: ({ signal }) => read(api.GET("/api/v1/entry", { params: { query: { organisation, period } }, signal })),
  });

type Place = { organisation: string; measure: string; period: string };

/** Writes only over the version that was seen: its revision, or null where there was no figure. */
export const putFigure = (path: Place, figure: NewFigure, over: number | null) =>
  read(
    api.PUT("/api/v1/observations/{organisation}/{measure}/{period}", {
      params: { path, header: over === null ? { "if-none-match": "*" } : { "if-match": `"${over}"` } },
      body: figure,
    }),
  );

export const takeBack = (path: Place, over: number) =>
  settle(
    api.DELETE("/api/v1/observations/{organisation}/{measure}/{period}", {
      params: { path, header: { "if-match": `"${over}"` } },
    }),
  );
