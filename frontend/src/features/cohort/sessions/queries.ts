import { queryOptions } from "@tanstack/react-query";
import { api, read, settle } from "../../../api/client";
import type { NewSession } from "../../../api/programmeTypes";
import { seen } from "../../../api/preconditions";

const at = (session: number) => ({ session_id: session });

export const sessionQuery = (session: number) =>
  queryOptions({
    queryKey: ["session", session],
    queryFn: ({ signal }) => read(api.GET("/api/v1/sessions/{session_id}", { params: { path: at(session) }, signal })),
  });

export const addSession = (session: NewSession) => read(api.POST("/api/v1/sessions", { body: session }));

export const changeSession = (session: number, revision: number, changes: Omit<NewSession, "term">) =>
  read(
    api.PATCH("/api/v1/sessions/{session_id}", {
      params: { path: at(session), header: seen(revision) },
      body: changes,
    }),
  );

export const removeSession = (session: number, revision: number) =>
  settle(api.DELETE("/api/v1/sessions/{session_id}", { params: { path: at(session), header: seen(revision) } }));

export const facultyMembersQuery = () =>
  queryOptions({
    queryKey: ["faculty", "members", {}],
    queryFn: ({ signal }) => read(api.GET("/api/v1/faculty-members", { signal })),
  });
