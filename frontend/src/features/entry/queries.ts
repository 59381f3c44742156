import { queryOptions } from "@tanstack/react-query";
import { api, read, settle } from "../../api/client";
import type { EntryFigure, NewFigure } from "../../api/figureTypes";
import { code } from "../../lib/search";

export type EntrySearch = { organisation?: string };
export const validateEntrySearch = (given: Record<string, unknown>): EntrySearch => ({
  organisation: code(given.organisation),
});

export const entryQuery = (organisation: string | undefined, period: string | undefined) =>
  queryOptions({
    queryKey: ["entry", organisation ?? null, period ?? null],
    queryFn: ({ signal }) => read(api.GET("/api/v1/entry", { params: { query: { organisation, period } }, signal })),
  });

type Place = { organisation: string; measure: string; period: string };

/** Writes only over the version that was seen: the revision of `over`, or none at all. */
export const putFigure = (path: Place, figure: NewFigure, over: EntryFigure | null) =>
  read(
    api.PUT("/api/v1/observations/{organisation}/{measure}/{period}", {
      params: { path, header: over ? { "If-Match": `"${over.revision}"` } : { "If-None-Match": "*" } },
      body: figure,
    }),
  );

export const takeBack = (path: Place, over: EntryFigure) =>
  settle(
    api.DELETE("/api/v1/observations/{organisation}/{measure}/{period}", {
      params: { path, header: { "If-Match": `"${over.revision}"` } },
    }),
  );
