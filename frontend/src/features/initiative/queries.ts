import { queryOptions } from "@tanstack/react-query";
import { api, read } from "../../api/client";
import type { components } from "../../api/schema.gen";
import { seen } from "../../api/preconditions";

export const measuresQuery = (code: string) =>
  queryOptions({
    queryKey: ["initiative", code, "measures"],
    queryFn: ({ signal }) =>
      read(api.GET("/api/v1/initiatives/{code}/measures", { params: { path: { code } }, signal })),
  });

export const initiativePageQuery = (code: string) =>
  queryOptions({
    queryKey: ["initiative", code, "page"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/initiatives/{code}/page", { params: { path: { code } }, signal })),
  });

export type Initiative = components["schemas"]["Initiative"];
export type InitiativeChanges = components["schemas"]["InitiativeChanges"];

/** What is not named stays as it is. */
export const changeInitiative = (code: string, revision: number, changes: Partial<InitiativeChanges>) =>
  read(
    api.PATCH("/api/v1/initiatives/{code}", {
      params: { path: { code }, header: seen(revision) },
      // The contract's types want every field that has a default; a change names only some.
      body: changes as InitiativeChanges,
    }),
  );
