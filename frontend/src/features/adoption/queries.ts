import { queryOptions } from "@tanstack/react-query";
import { api, read } from "../../api/client";
import type { components } from "../../api/schema.gen";

export type Matrix = components["schemas"]["AdoptionMatrix"];
export type MatrixInnovation = components["schemas"]["MatrixInnovation"];
export type MatrixRow = components["schemas"]["MatrixRow"];
export type Adoption = components["schemas"]["Adoption"];

export const matrixQuery = (code: string) =>
  queryOptions({
    queryKey: ["adoptions", code],
    queryFn: ({ signal }) =>
      read(api.GET("/api/v1/federations/{code}/adoptions", { params: { path: { code } }, signal })),
  });
