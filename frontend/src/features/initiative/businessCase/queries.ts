import { queryOptions } from "@tanstack/react-query";
import type { components } from "../../../api/schema.gen";
import { api, read, settle } from "../../../api/client";
import { seen } from "../../../api/preconditions";

type Schemas = components["schemas"];
export type Stakeholder = Schemas["Stakeholder"];
export type NewStance = Schemas["NewStance"];
export type CaseOption = Schemas["CaseOption"];
export type Decision = Schemas["CaseDecision"];
export type Challenge = Schemas["CaseChallenge"];

const of = (code: string) => ({ params: { path: { code } } });

export const stakeholdersQuery = (code: string) =>
  queryOptions({
    queryKey: ["initiative", code, "stakeholders"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/initiatives/{code}/stakeholders", { ...of(code), signal })),
  });
export const optionsQuery = (code: string) =>
  queryOptions({
    queryKey: ["initiative", code, "options"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/initiatives/{code}/options", { ...of(code), signal })),
  });
export const decisionsQuery = (code: string) =>
  queryOptions({
    queryKey: ["initiative", code, "decisions"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/initiatives/{code}/decisions", { ...of(code), signal })),
  });
export const challengesQuery = (code: string) =>
  queryOptions({
    queryKey: ["initiative", code, "challenges"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/initiatives/{code}/challenges", { ...of(code), signal })),
  });

export const addStakeholder = (code: string, body: Schemas["NewStakeholder"]) =>
  read(api.POST("/api/v1/initiatives/{code}/stakeholders", { ...of(code), body }));
export const changeStakeholder = (code: string, id: number, revision: number, body: Schemas["StakeholderChanges"]) =>
  read(
    api.PATCH("/api/v1/initiatives/{code}/stakeholders/{stakeholder_id}", {
      params: { path: { code, stakeholder_id: id }, header: seen(revision) },
      body,
    }),
  );
export const removeStakeholder = (code: string, { id, revision }: Stakeholder) =>
  settle(
    api.DELETE("/api/v1/initiatives/{code}/stakeholders/{stakeholder_id}", {
      params: { path: { code, stakeholder_id: id }, header: seen(revision) },
    }),
  );
export const takeStance = (code: string, { id }: Stakeholder, body: NewStance) =>
  read(
    api.POST("/api/v1/initiatives/{code}/stakeholders/{stakeholder_id}/stances", {
      params: { path: { code, stakeholder_id: id } },
      body,
    }),
  );

export const addOption = (code: string, body: Schemas["NewOption"]) =>
  read(api.POST("/api/v1/initiatives/{code}/options", { ...of(code), body }));
export const changeOption = (code: string, id: number, revision: number, body: Schemas["OptionChanges"]) =>
  read(
    api.PATCH("/api/v1/initiatives/{code}/options/{option_id}", {
      params: { path: { code, option_id: id }, header: seen(revision) },
      body,
    }),
  );
export const removeOption = (code: string, { id, revision }: CaseOption) =>
  settle(
    api.DELETE("/api/v1/initiatives/{code}/options/{option_id}", {
      params: { path: { code, option_id: id }, header: seen(revision) },
    }),
  );

export const recordDecision = (code: string, body: Schemas["NewDecision"]) =>
  read(api.POST("/api/v1/initiatives/{code}/decisions", { ...of(code), body }));
export const removeDecision = (code: string, { id, revision }: Decision) =>
  settle(
    api.DELETE("/api/v1/initiatives/{code}/decisions/{decision_id}", {
      params: { path: { code, decision_id: id }, header: seen(revision) },
    }),
  );

export const recordChallenge = (code: string, body: Schemas["NewChallenge"]) =>
  read(api.POST("/api/v1/initiatives/{code}/challenges", { ...of(code), body }));
export const changeChallenge = (code: string, id: number, revision: number, body: Schemas["ChallengeChanges"]) =>
  read(
    api.PATCH("/api/v1/initiatives/{code}/challenges/{challenge_id}", {
      params: { path: { code, challenge_id: id }, header: seen(revision) },
      body,
    }),
  );
export const removeChallenge = (code: string, { id, revision }: Challenge) =>
  settle(
    api.DELETE("/api/v1/initiatives/{code}/challenges/{challenge_id}", {
      params: { path: { code, challenge_id: id }, header: seen(revision) },
    }),
  );
