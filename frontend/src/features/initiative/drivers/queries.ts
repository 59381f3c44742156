import { queryOptions } from "@tanstack/react-query";
import { api, read } from "../../../api/client";
import { seen } from "../../../api/preconditions";
import type { DiagramSent } from "./diagram";

export const driversQuery = (code: string) =>
  queryOptions({
    queryKey: ["initiative", code, "drivers"],
    queryFn: ({ signal }) =>
      read(api.GET("/api/v1/initiatives/{code}/drivers", { params: { path: { code } }, signal })),
  });

export const saveDrivers = (code: string, revision: number, diagram: DiagramSent) =>
  read(
    api.PUT("/api/v1/initiatives/{code}/drivers", {
      params: { path: { code }, header: seen(revision) },
      body: diagram,
    }),
  );
