import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, read, readPage } from "../../api/client";
import type { InnovationChanges, NewContact, NewInnovation, Spread } from "../../api/innovationTypes";
import { seen } from "../../api/preconditions";
import type { components } from "../../api/schema.gen";
import type { LibrarySearch } from "./search";

const PAGE = 50;

export const libraryQuery = (search: LibrarySearch) =>
  infiniteQueryOptions({
    queryKey: ["innovations", search],
    queryFn: ({ pageParam, signal }) =>
      readPage(
        api.GET("/api/v1/innovations", { params: { query: { ...search, cursor: pageParam, limit: PAGE } }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });

export const innovationPageQuery = (code: string) =>
  queryOptions({
    queryKey: ["innovation", code, "page"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/innovations/{code}/page", { params: { path: { code } }, signal })),
  });

/** May take seconds when it has not been asked for since the figures changed. */
export const evidenceQuery = (code: string, measure: string | undefined) =>
  queryOptions({
    queryKey: ["innovation", code, "evidence", measure ?? ""],
    queryFn: ({ signal }) =>
      read(
        api.GET("/api/v1/innovations/{code}/evidence", {
          params: { path: { code }, query: measure ? { measure } : {} },
          signal,
        }),
      ),
  });

export const spreadQuery = (code: string, by: Spread["by"], within?: string) =>
  queryOptions({
    queryKey: ["innovation", code, "spread", by, within ?? ""],
    queryFn: ({ signal }) =>
      read(
        api.GET("/api/v1/innovations/{code}/spread", {
          params: { path: { code }, query: within ? { by, within } : { by } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** As it is changed: what a page shows, and what only a form needs. */
export const innovationQuery = (code: string) =>
  queryOptions({
    queryKey: ["innovation", code, "itself"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/innovations/{code}", { params: { path: { code } }, signal })),
  });

export const themesQuery = () =>
  queryOptions({
    queryKey: ["improvement-themes"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/improvement-themes", { signal })),
    staleTime: Infinity,
  });

export const measuresQuery = () =>
  queryOptions({ queryKey: ["measures"], queryFn: ({ signal }) => read(api.GET("/api/v1/measures", { signal })) });

export const addInnovation = (body: NewInnovation) => read(api.POST("/api/v1/innovations", { body }));

/** Only what is sent is changed. */
export const changeInnovation = (code: string, revision: number, changes: InnovationChanges) =>
  read(
    api.PATCH("/api/v1/innovations/{code}", {
      params: { path: { code }, header: seen(revision) },
      // The contract says what a text is when it is not sent; here that is: left as it was.
      body: changes as components["schemas"]["InnovationChanges"],
    }),
  );

export const setContacts = (code: string, revision: number, contacts: NewContact[]) =>
  read(
    api.PUT("/api/v1/innovations/{code}/contacts", {
      params: { path: { code }, header: seen(revision) },
      body: { contacts },
    }),
  );
