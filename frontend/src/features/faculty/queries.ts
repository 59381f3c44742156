import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, read } from "../../api/client";
import type { MembersQuery } from "../../api/facultyTypes";
import type { MembersSearch } from "./search";

export const facultyQuery = () =>
  queryOptions({ queryKey: ["faculty"], queryFn: ({ signal }) => read(api.GET("/api/v1/faculty", { signal })) });

/** What the API is asked for: without those who have left, unless they are wanted. */
export const membersAsked = ({ left, ...search }: MembersSearch): MembersQuery => ({
  ...search,
  ...(left && { active: false }),
});

export const membersQuery = (search: MembersSearch) =>
  queryOptions({
    queryKey: ["faculty", "members", search],
    queryFn: ({ signal }) =>
      read(api.GET("/api/v1/faculty-members", { params: { query: membersAsked(search) }, signal })),
    placeholderData: keepPreviousData,
  });

export const stagesQuery = () =>
  queryOptions({
    queryKey: ["faculty", "stages"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/apprenticeship-stages", { signal })),
  });

export const memberQuery = (id: number) =>
  queryOptions({
    queryKey: ["faculty", "members", id],
    queryFn: ({ signal }) =>
      read(api.GET("/api/v1/faculty-members/{member_id}", { params: { path: { member_id: id } }, signal })),
  });

export const assignmentsQuery = (member: number) =>
  queryOptions({
    queryKey: ["faculty", "assignments", member],
    queryFn: ({ signal }) =>
      read(api.GET("/api/v1/assignments", { params: { query: { member, limit: 200 } }, signal })),
  });

export const providersQuery = () =>
  queryOptions({
    queryKey: ["faculty", "providers"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/providers", { signal })),
  });

/** Days that were worked under a contract, in the order in which they were recorded. */
export const workedQuery = (contract: number) =>
  queryOptions({
    queryKey: ["faculty", "worked", contract],
    queryFn: ({ signal }) =>
      read(api.GET("/api/v1/specialist-days", { params: { query: { contract, limit: 200 } }, signal })),
  });

export const regionsQuery = () =>
  queryOptions({
    queryKey: ["regions"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/regions", { params: { query: { limit: 200 } }, signal })),
  });

/** The cohorts and federations that work can be for. */
export const cohortsQuery = () =>
  queryOptions({
    queryKey: ["cohorts"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/cohorts", { params: { query: { limit: 200 } }, signal })),
  });
export const federationsQuery = () =>
  queryOptions({
    queryKey: ["federations", "all"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/federations", { params: { query: { limit: 200 } }, signal })),
  });
