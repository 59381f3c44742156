import { queryOptions } from "@tanstack/react-query";
import { api, read, settle } from "../../api/client";
import type { NewExclusion } from "../../api/figureTypes";

export const exclusionsQuery = () =>
  queryOptions({
    queryKey: ["exclusions"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/exclusions", { signal })),
  });

export const measuresQuery = () =>
  queryOptions({ queryKey: ["measures"], queryFn: ({ signal }) => read(api.GET("/api/v1/measures", { signal })) });

export const exclude = (exclusion: NewExclusion) => read(api.POST("/api/v1/exclusions", { body: exclusion }));

export const lift = (id: number) =>
  settle(api.DELETE("/api/v1/exclusions/{exclusion_id}", { params: { path: { exclusion_id: id } } }));
