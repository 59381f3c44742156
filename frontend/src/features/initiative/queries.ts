import { queryOptions } from "@tanstack/react-query";
import { api, read } from "../../api/client";
import type { components } from "../../api/schema.gen";
import type { DiagramSent } from "./diagram";

/** The header that says which version of a thing was looked at. */
export const seen = (revision: number) => ({ "if-match": `"${revision}"` });

export const driversQuery = (code: string) =>
  queryOptions({
    queryKey: ["initiative", code, "drivers"],
    queryFn: ({ signal }) =>
      read(api.GET("/api/v1/initiatives/{code}/drivers", { params: { path: { code } }, signal })),
  });

export const saveDrivers = (code: string, revision: number, diagram: DiagramSent) =>
  read(
    api.PUT("/api/v1/initiatives/{code}/drivers", {
      params: { path: { code }, header: seen(revision) },
      body: diagram,
    }),
  );

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

export const initiativeQuery = (code: string) =>
  queryOptions({
    queryKey: ["initiative", code, "itself"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/initiatives/{code}", { params: { path: { code } }, signal })),
  });

/** What is not named stays as it is. */
export const changeInitiative = (code: string, revision: number, changes: Partial<InitiativeChanges>) =>
  read(
    api.PATCH("/api/v1/initiatives/{code}", {
      params: { path: { code }, header: seen(revision) },
      // The contract's types want every field that has a default; a change names only some.
      body: changes as InitiativeChanges,
    }),
  );

/** What a form may choose from: themes by everybody, programmes and the faculty by those who may read of them. */
export const themesQuery = () =>
  queryOptions({
    queryKey: ["improvement-themes"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/improvement-themes", { signal })),
  });

export const advisersQuery = (may: boolean) =>
  queryOptions({
    queryKey: ["initiative", "advisers"],
    queryFn: ({ signal }) =>
      read(api.GET("/api/v1/faculty-members", { params: { query: { active: true, limit: 1000 } }, signal })),
    enabled: may,
  });

export const programmesQuery = (may: boolean) =>
  queryOptions({
    queryKey: ["initiative", "programmes"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/programmes", { params: { query: { limit: 200 } }, signal })),
    enabled: may,
  });
