import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { api, readPage } from "../../api/client";
import { code, oneOf } from "../../lib/search";

export const groupingKinds = ["federation", "network", "scheme"] as const;
export type GroupingsSearch = { kind?: (typeof groupingKinds)[number]; region?: string; q?: string };

export function validateGroupingsSearch(given: Record<string, unknown>): GroupingsSearch {
  const q = typeof given.q === "string" || typeof given.q === "number" ? String(given.q).slice(0, 100) : undefined;
  return { kind: oneOf(groupingKinds, given.kind), region: code(given.region), q: q || undefined };
}

export const groupingsQuery = ({ kind = "federation", region, q }: GroupingsSearch) =>
  infiniteQueryOptions({
    queryKey: ["federations", { kind, region, q }],
    queryFn: ({ pageParam, signal }) =>
      readPage(
        api.GET("/api/v1/federations", {
          params: { query: { kind, region, q, cursor: pageParam, limit: 100 } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
