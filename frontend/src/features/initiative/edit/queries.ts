import { queryOptions } from "@tanstack/react-query";
import { api, read } from "../../../api/client";

export const initiativeQuery = (code: string) =>
  queryOptions({
    queryKey: ["initiative", code, "itself"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/initiatives/{code}", { params: { path: { code } }, signal })),
  });

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
