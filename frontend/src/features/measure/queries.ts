/** What people set on a chart, and take back. */
import { api, read } from "../../api/client";
import type { NewChange, NewPhase, NewTarget } from "../../api/figureTypes";

export const recalculate = (phase: NewPhase) => read(api.POST("/api/v1/phases", { body: phase }));
export const setTarget = (target: NewTarget) => read(api.POST("/api/v1/targets", { body: target }));
export const recordChange = (change: NewChange) => read(api.POST("/api/v1/recorded-changes", { body: change }));

export type Removable = "phase" | "target" | "change";

const removals = {
  phase: (phase_id: number, reason: string) =>
    read(api.POST("/api/v1/phases/{phase_id}/removal", { params: { path: { phase_id } }, body: { reason } })),
  target: (target_id: number, reason: string) =>
    read(api.POST("/api/v1/targets/{target_id}/removal", { params: { path: { target_id } }, body: { reason } })),
  change: (change_id: number, reason: string) =>
    read(
      api.POST("/api/v1/recorded-changes/{change_id}/removal", { params: { path: { change_id } }, body: { reason } }),
    ),
};

export const remove = (kind: Removable, id: number, reason: string): Promise<unknown> => removals[kind](id, reason);
