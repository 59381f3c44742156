import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, read, readPage } from "../../api/client";

export const importsQuery = () =>
  infiniteQueryOptions({
    queryKey: ["imports"],
    queryFn: ({ pageParam, signal }) =>
      readPage(api.GET("/api/v1/imports", { params: { query: { cursor: pageParam, limit: 20 } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  });

export const importQuery = (id: number) =>
  queryOptions({
    queryKey: ["import", id],
    queryFn: ({ signal }) =>
      read(api.GET("/api/v1/imports/{import_id}", { params: { path: { import_id: id } }, signal })),
  });

export const PROBLEMS_AT_ONCE = 100;

export const problemsQuery = (id: number, what: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ["import", id, "problems", what ?? null],
    queryFn: ({ pageParam, signal }) =>
      readPage(
        api.GET("/api/v1/imports/{import_id}/problems", {
          params: { path: { import_id: id }, query: { cursor: pageParam, limit: PROBLEMS_AT_ONCE, what } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });

export const withdraw = (id: number) =>
  read(api.POST("/api/v1/imports/{import_id}/withdrawal", { params: { path: { import_id: id } } }));
