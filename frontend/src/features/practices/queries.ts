import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { api, readPage } from "../../api/client";
import { code, oneOf } from "../../lib/search";

export const statuses = ["active", "dormant", "closed", "proposed"] as const;
export type PracticesSearch = {
  q?: string;
  status?: (typeof statuses)[number];
  region?: string;
  commissioner?: string;
  federation?: string;
  network?: string;
};

export function validatePracticesSearch(given: Record<string, unknown>): PracticesSearch {
  const q = typeof given.q === "string" || typeof given.q === "number" ? String(given.q).slice(0, 100) : undefined;
  return {
    q: q || undefined,
    status: oneOf(statuses, given.status),
    region: code(given.region),
    commissioner: code(given.commissioner),
    federation: code(given.federation),
    network: code(given.network),
  };
}

export const practicesQuery = (search: PracticesSearch) =>
  infiniteQueryOptions({
    queryKey: ["practices", search],
    queryFn: ({ pageParam, signal }) =>
      readPage(
        api.GET("/api/v1/practices", { params: { query: { ...search, cursor: pageParam, limit: 100 } }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
