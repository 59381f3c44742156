import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, read } from "./client";

export const siteQuery = () =>
  queryOptions({ queryKey: ["site"], queryFn: () => read(api.GET("/api/v1/site")), staleTime: Infinity });

export const meQuery = () =>
  queryOptions({ queryKey: ["me"], queryFn: () => read(api.GET("/api/v1/me")), staleTime: Infinity });

export const searchQuery = (q: string) =>
  queryOptions({
    queryKey: ["search", q],
    queryFn: ({ signal }) => read(api.GET("/api/v1/search", { params: { query: { q } }, signal })),
    enabled: q.trim().length > 1,
    placeholderData: keepPreviousData,
  });
