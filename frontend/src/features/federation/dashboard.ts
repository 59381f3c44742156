import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, read } from "../../api/client";
import type { Membership } from "../../api/types";
import { oneOf } from "../../lib/search";

export function validateDashboardSearch(given: Record<string, unknown>): { membership?: Membership } {
  return { membership: oneOf(["then", "now"], given.membership) };
}

export const dashboardQuery = (code: string, membership?: Membership) =>
  queryOptions({
    queryKey: ["dashboard", code, membership ?? "then"],
    queryFn: ({ signal }) =>
      read(
        api.GET("/api/v1/federations/{code}/dashboard", {
          params: { path: { code }, query: { membership } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
