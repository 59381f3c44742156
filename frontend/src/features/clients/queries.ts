import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, read, readPage, settle } from "../../api/client";
import type { ClientChanges, NewClient, NewClientKey } from "../../api/exchangeTypes";
import { seen } from "../../api/preconditions";
import type { components } from "../../api/schema.gen";

const PAGE = 100;

export const clientsQuery = () =>
  infiniteQueryOptions({
    queryKey: ["clients"],
    queryFn: ({ pageParam, signal }) =>
      readPage(
        api.GET("/api/v1/clients", {
          params: { query: { cursor: pageParam, limit: PAGE } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  });

export const clientQuery = (code: string) =>
  queryOptions({
    queryKey: ["client", code],
    queryFn: ({ signal }) => read(api.GET("/api/v1/clients/{code}", { params: { path: { code } }, signal })),
  });

/** Under the client's own key: what makes it anew makes this anew. */
export const revisionsQuery = (code: string) =>
  infiniteQueryOptions({
    queryKey: ["client", code, "revisions"],
    queryFn: ({ pageParam, signal }) =>
      readPage(
        api.GET("/api/v1/clients/{code}/revisions", {
          params: { path: { code }, query: { cursor: pageParam, limit: 20 } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  });

export const addClient = (body: NewClient) => read(api.POST("/api/v1/clients", { body }));

export const changeClient = (code: string, revision: number, changes: ClientChanges) =>
  read(
    api.PATCH("/api/v1/clients/{code}", {
      params: { path: { code }, header: seen(revision) },
      // The contract says what a fact is when it is not sent; here that is: left as it was.
      body: changes as components["schemas"]["ClientChanges"],
    }),
  );

/** The only answer that ever holds a secret. */
export const addKey = (code: string, body: NewClientKey) =>
  read(api.POST("/api/v1/clients/{code}/keys", { params: { path: { code } }, body }));

export const revokeKey = (code: string, key: number) =>
  settle(api.DELETE("/api/v1/clients/{code}/keys/{key_id}", { params: { path: { code, key_id: key } } }));
