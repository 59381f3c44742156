import { queryOptions } from "@tanstack/react-query";
import { api, read } from "../../api/client";

export const myWeekQuery = () =>
  queryOptions({ queryKey: ["my-week"], queryFn: ({ signal }) => read(api.GET("/api/v1/my-week", { signal })) });
