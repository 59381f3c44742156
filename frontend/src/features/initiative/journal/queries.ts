import { api, read, settle } from "../../../api/client";
import type { components } from "../../../api/schema.gen";
import { seen } from "../../../api/preconditions";

type Schemas = components["schemas"];

export const addEntry = (code: string, entry: Schemas["NewJournalEntry"]) =>
  read(api.POST("/api/v1/initiatives/{code}/journal", { params: { path: { code } }, body: entry }));

export const changeEntry = (code: string, id: number, revision: number, changes: Schemas["JournalEntryChanges"]) =>
  read(
    api.PATCH("/api/v1/initiatives/{code}/journal/{entry_id}", {
      params: { path: { code, entry_id: id }, header: seen(revision) },
      body: changes,
    }),
  );

export const removeEntry = (code: string, id: number, revision: number) =>
  settle(
    api.DELETE("/api/v1/initiatives/{code}/journal/{entry_id}", {
      params: { path: { code, entry_id: id }, header: seen(revision) },
    }),
  );

export const addMilestone = (code: string, milestone: Schemas["NewInitiativeMilestone"]) =>
  read(api.POST("/api/v1/initiatives/{code}/milestones", { params: { path: { code } }, body: milestone }));

export const changeMilestone = (
  code: string,
  id: number,
  revision: number,
  changes: Schemas["InitiativeMilestoneChanges"],
) =>
  read(
    api.PATCH("/api/v1/initiatives/{code}/milestones/{milestone_id}", {
      params: { path: { code, milestone_id: id }, header: seen(revision) },
      body: changes,
    }),
  );

export const removeMilestone = (code: string, id: number, revision: number) =>
  settle(
    api.DELETE("/api/v1/initiatives/{code}/milestones/{milestone_id}", {
      params: { path: { code, milestone_id: id }, header: seen(revision) },
    }),
  );
