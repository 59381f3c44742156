import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { api, readPage } from "../../api/client";
import type { Level, OverviewQuery } from "../../api/types";
import type { OverviewSearch } from "./search";

const PAGE = 60;

/** The parameters of the API for a search: the phone's measure and the view are the page's own affair. */
export function overviewParameters(level: Level, search: OverviewSearch): OverviewQuery {
  const { region, commissioner, wave, signal, membership, sort } = search;
  return { level, region, commissioner, wave, signal, membership, sort };
}

/** The grid's rows, page by page as the reader comes near the end. */
export function overviewQuery(level: Level, search: OverviewSearch) {
  const parameters = overviewParameters(level, search);
  return infiniteQueryOptions({
    queryKey: ["overview", parameters],
    queryFn: ({ pageParam, signal }) =>
      readPage(
        api.GET("/api/v1/overview", {
          params: { query: { ...parameters, cursor: pageParam, limit: PAGE } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}

export function overviewCsv(level: Level, search: OverviewSearch): string {
  const given = Object.entries(overviewParameters(level, search)).filter(([, value]) => value !== undefined);
  return `/api/v1/overview.csv?${new URLSearchParams(given as [string, string][])}`;
}
