import { queryOptions } from "@tanstack/react-query";
import { api, read } from "./client";

/** The page of one practice; its first chart also stands beside the fields of its own entry. */
export const practiceQuery = (ods: string) =>
  queryOptions({
    queryKey: ["practice", ods],
    queryFn: ({ signal }) => read(api.GET("/api/v1/practices/{ods}", { params: { path: { ods } }, signal })),
  });
