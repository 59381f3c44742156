import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, read } from "../../api/client";
import type { Membership } from "../../api/types";

/** Notes that this page is being read, for the next "since your last visit". Nothing is lost if it fails. */
export function noteVisit(organisation: string): void {
  api.POST("/api/v1/visits", { body: { organisation } }).catch(() => undefined);
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
