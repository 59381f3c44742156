/** The steps of one practice, and what is done with steps: apart from the queries, which load with the first page. */
import { queryOptions } from "@tanstack/react-query";
import { api, read, settle } from "../../api/client";
import { seen } from "../../api/preconditions";
import type { Stage } from "./stages";
import type { NewAdoptions } from "./typed";

/** Every step that one practice has taken with one innovation; null where it has taken none. */
export const stepsQuery = (innovation: string, practice: string) =>
  queryOptions({
    queryKey: ["adoptions", "steps", innovation, practice],
    queryFn: async ({ signal }) => {
      const { items } = await read(
        api.GET("/api/v1/adoptions", { params: { query: { innovation, practice } }, signal }),
      );
      return items[0] ?? null;
    },
  });

export const recordAdoptions = (body: NewAdoptions) => read(api.POST("/api/v1/adoptions", { body }));

type Step = { innovation: string; practice: string; stage: Stage; on: string };

/** A wrong step is taken back, unless another has been recorded since it was seen. */
export const takeBack = (step: Step, revision: number) =>
  settle(
    api.DELETE("/api/v1/adoptions/{innovation}/{practice}/{stage}/{on}", {
      params: { path: step, header: seen(revision) },
    }),
  );
