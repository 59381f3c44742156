import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, read } from "../../api/client";
import type { components } from "../../api/schema.gen";

export type NationalSpread = components["schemas"]["NationalSpread"];
export type SpreadBy = NationalSpread["by"];

export const nationalSpreadQuery = (by: SpreadBy) =>
  queryOptions({
    queryKey: ["spread", by],
    queryFn: ({ signal }) => read(api.GET("/api/v1/spread", { params: { query: { by } }, signal })),
    placeholderData: keepPreviousData,
  });
