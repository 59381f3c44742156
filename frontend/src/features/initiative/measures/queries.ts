import { queryOptions } from "@tanstack/react-query";
import type { components } from "../../../api/schema.gen";
import { api, read, settle } from "../../../api/client";
import { seen } from "../../../api/preconditions";

export type InitiativeMeasure = components["schemas"]["InitiativeMeasure"];
type Whole = {
  added: components["schemas"]["NewInitiativeMeasure"];
  changed: components["schemas"]["InitiativeMeasureChanges"];
};
/** What is left out has a default, or stays: the types of the contract do not say so. */
export type NewMeasure = Partial<Whole["added"]>;
export type MeasureChanges = Partial<Whole["changed"]>;

/** Everything that practices measure for anyone. */
export const libraryQuery = () =>
  queryOptions({ queryKey: ["measures"], queryFn: ({ signal }) => read(api.GET("/api/v1/measures", { signal })) });

export const addMeasure = (code: string, measure: NewMeasure) =>
  read(
    api.POST("/api/v1/initiatives/{code}/measures", { params: { path: { code } }, body: measure as Whole["added"] }),
  );

export const changeMeasure = (code: string, id: number, revision: number, changes: MeasureChanges) =>
  read(
    api.PATCH("/api/v1/initiatives/{code}/measures/{measure_id}", {
      params: { path: { code, measure_id: id }, header: seen(revision) },
      body: changes as Whole["changed"],
    }),
  );

export const removeMeasure = (code: string, { id, revision }: InitiativeMeasure) =>
  settle(
    api.DELETE("/api/v1/initiatives/{code}/measures/{measure_id}", {
      params: { path: { code, measure_id: id }, header: seen(revision) },
    }),
  );
