import { queryOptions } from "@tanstack/react-query";
import { api, read } from "../../api/client";

export const personQuery = (id: number) =>
  queryOptions({
    queryKey: ["person", id],
    queryFn: ({ signal }) =>
      read(api.GET("/api/v1/persons/{person_id}/page", { params: { path: { person_id: id } }, signal })),
  });
