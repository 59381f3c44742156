import { queryOptions } from "@tanstack/react-query";
import { api, read, settle } from "../../../api/client";
import type { components } from "../../../api/schema.gen";
import { seen } from "../../../api/preconditions";

export const addMember = (code: string, member: components["schemas"]["NewTeamMember"]) =>
  read(api.POST("/api/v1/initiatives/{code}/team", { params: { path: { code } }, body: member }));

export const changeMember = (
  code: string,
  id: number,
  revision: number,
  changes: components["schemas"]["TeamMemberChanges"],
) =>
  read(
    api.PATCH("/api/v1/initiatives/{code}/team/{member_id}", {
      params: { path: { code, member_id: id }, header: seen(revision) },
      body: changes,
    }),
  );

export const removeMember = (code: string, id: number, revision: number) =>
  settle(
    api.DELETE("/api/v1/initiatives/{code}/team/{member_id}", {
      params: { path: { code, member_id: id }, header: seen(revision) },
    }),
  );

/** The practices of a federation that are open, to be ticked. */
export const practicesToTickQuery = (federation: string | undefined) =>
  queryOptions({
    queryKey: ["initiative", "practices of", federation],
    queryFn: ({ signal }) =>
      read(
        api.GET("/api/v1/practices", {
          params: { query: { federation, status: "active", limit: 1000 } },
          signal,
        }),
      ),
    enabled: federation !== undefined,
  });

export const addPractices = (code: string, practices: string[], first: string) =>
  read(api.POST("/api/v1/initiatives/{code}/practices", { params: { path: { code } }, body: { practices, first } }));

export const endPractice = (code: string, id: number, revision: number, last: string | null) =>
  read(
    api.PATCH("/api/v1/initiatives/{code}/practices/{part_id}", {
      params: { path: { code, part_id: id }, header: seen(revision) },
      body: { last },
    }),
  );

export const takeOutPractice = (code: string, id: number, revision: number) =>
  settle(
    api.DELETE("/api/v1/initiatives/{code}/practices/{part_id}", {
      params: { path: { code, part_id: id }, header: seen(revision) },
    }),
  );
