import { queryOptions } from "@tanstack/react-query";
import { api, read, readPage } from "../../api/client";

export const programmesQuery = () =>
  queryOptions({
    queryKey: ["programmes"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/programmes", { signal })),
  });

export const programmePageQuery = (code: string) =>
  queryOptions({
    queryKey: ["programme", code, "page"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/programmes/{code}/page", { params: { path: { code } }, signal })),
  });

export const programmeQuery = (code: string) =>
  queryOptions({
    queryKey: ["programme", code, "head"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/programmes/{code}", { params: { path: { code } }, signal })),
  });

export const siteQuery = (id: number) =>
  queryOptions({
    queryKey: ["sites", id],
    queryFn: ({ signal }) => read(api.GET("/api/v1/sites/{site_id}", { params: { path: { site_id: id } }, signal })),
  });

export const themesQuery = () =>
  queryOptions({ queryKey: ["themes"], queryFn: ({ signal }) => read(api.GET("/api/v1/themes", { signal })) });

/** Who can be an adviser: those in the faculty today. */
export const advisersQuery = () =>
  queryOptions({
    queryKey: ["faculty", "advisers"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/faculty-members", { signal })),
  });

/** Everyone who ever took part in a programme, with their cohort, as many pages as there are. */
export const participantsQuery = (programme: string) =>
  queryOptions({
    queryKey: ["participants", programme],
    queryFn: async ({ signal }) => {
      const people: { person: number; name: string; cohort: string }[] = [];
      for (let cursor: string | undefined, more = true; more;) {
        const query = { programme, limit: 1000, cursor };
        const { body, next } = await readPage(api.GET("/api/v1/participants", { params: { query }, signal }));
        people.push(...body.items.map(({ person, name, cohort }) => ({ person, name, cohort: cohort.name })));
        cursor = next;
        more = next !== undefined;
      }
      return people;
    },
  });
