/** One measure across organisations: at one period as a funnel, over time as centiles. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, read } from "./client";
import type { components } from "./schema.gen";
import type { Query } from "./types";

type Schemas = components["schemas"];
export type Funnel = Schemas["Funnel"];
export type FunnelItem = Schemas["FunnelItem"];
export type FunnelPlace = FunnelItem["place"];
export type FunnelLines = Schemas["FunnelLines"];
export type Centiles = Schemas["Centiles"];
/** What is compared: organisations of one kind. */
export type Compared = Funnel["of"];

export const funnelQuery = (measure: string, query: Query<"funnel">) =>
  queryOptions({
    queryKey: ["funnel", measure, query],
    queryFn: ({ signal }) =>
      read(api.GET("/api/v1/measures/{code}/funnel", { params: { path: { code: measure }, query }, signal })),
    placeholderData: keepPreviousData,
  });

export const centilesQuery = (measure: string, query: Query<"centiles">) =>
  queryOptions({
    queryKey: ["centiles", measure, query],
    queryFn: ({ signal }) =>
      read(api.GET("/api/v1/measures/{code}/centiles", { params: { path: { code: measure }, query }, signal })),
    placeholderData: keepPreviousData,
  });
