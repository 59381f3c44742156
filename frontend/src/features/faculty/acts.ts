/** What those who run programmes do with the faculty. What stands already is changed as it was seen (If-Match). */
import { api, read } from "../../api/client";
import type {
  MemberChanges,
  NewAssignment,
  NewContract,
  NewDays,
  NewMember,
  NewProvider,
  NewSignOff,
  StageSent,
} from "../../api/facultyTypes";
import type { components } from "../../api/schema.gen";

const seen = (revision: number) => ({ "if-match": `"${revision}"` });

export const signOff = (member: number, step: NewSignOff) =>
  read(api.POST("/api/v1/faculty-members/{member_id}/stages", { params: { path: { member_id: member } }, body: step }));

export const addMember = (body: NewMember) => read(api.POST("/api/v1/faculty-members", { body }));

/** What is not named stays. */
export const changeMember = (member: { id: number; revision: number }, changes: MemberChanges) =>
  read(
    api.PATCH("/api/v1/faculty-members/{member_id}", {
      params: { path: { member_id: member.id }, header: seen(member.revision) },
      body: changes as components["schemas"]["MemberChanges"],
    }),
  );

export const setStages = (revision: number, stages: StageSent[]) =>
  read(api.PUT("/api/v1/apprenticeship-stages", { params: { header: seen(revision) }, body: { stages } }));

export const assign = (body: NewAssignment) => read(api.POST("/api/v1/assignments", { body }));

export const endAssignment = (assignment: { id: number; revision: number }, last: string) =>
  read(
    api.PATCH("/api/v1/assignments/{assignment_id}", {
      params: { path: { assignment_id: assignment.id }, header: seen(assignment.revision) },
      body: { last },
    }),
  );

export const addProvider = (body: NewProvider) => read(api.POST("/api/v1/providers", { body }));

export const addContract = (provider: number, body: NewContract) =>
  read(api.POST("/api/v1/providers/{provider_id}/contracts", { params: { path: { provider_id: provider } }, body }));

export const recordDays = (contract: number, body: NewDays) =>
  read(api.POST("/api/v1/contracts/{contract_id}/days", { params: { path: { contract_id: contract } }, body }));
