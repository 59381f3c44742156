import { queryOptions } from "@tanstack/react-query";
import { api, read, settle } from "../../api/client";

export const feedsQuery = () =>
  queryOptions({
    queryKey: ["calendar-feeds"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/calendar-feeds", { signal })),
  });

/** Of a cohort, or without one of all that the person facilitates and takes part in. */
export const makeFeed = (cohort: string | null) => read(api.POST("/api/v1/calendar-feeds", { body: { cohort } }));

export const endFeed = (feed: string) =>
  settle(api.DELETE("/api/v1/calendar-feeds/{feed}", { params: { path: { feed } } }));

export const cohortsQuery = () =>
  queryOptions({
    queryKey: ["cohorts", "all"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/cohorts", { params: { query: { limit: 1000 } }, signal })),
  });
