import type { components } from "../../../api/schema.gen";
import { api, read, settle } from "../../../api/client";
import { seen } from "../../../api/preconditions";

export type Cycle = components["schemas"]["PageCycle"];
export type NewCycle = components["schemas"]["NewPdsaCycle"];
export type CycleChanges = components["schemas"]["PdsaCycleChanges"];

export const addCycle = (cycle: NewCycle) => read(api.POST("/api/v1/pdsa-cycles", { body: cycle }));

export const changeCycle = (id: number, revision: number, changes: CycleChanges) =>
  read(
    api.PATCH("/api/v1/pdsa-cycles/{cycle_id}", {
      params: { path: { cycle_id: id }, header: seen(revision) },
      body: changes,
    }),
  );

export const removeCycle = (id: number, revision: number) =>
  settle(api.DELETE("/api/v1/pdsa-cycles/{cycle_id}", { params: { path: { cycle_id: id }, header: seen(revision) } }));
