import { queryOptions } from "@tanstack/react-query";
import { api, read } from "../../api/client";
import type { LearningSet, NewLearningSet, NewSetMeeting, NewUndertaking, SetMeeting } from "../../api/facultyTypes";
import type { components } from "../../api/schema.gen";

const seen = (revision: number) => ({ "if-match": `"${revision}"` });

/** All sets of a cohort for those who run programmes; for others the sets they belong to. */
export const setsQuery = (cohort: string) =>
  queryOptions({
    queryKey: ["learning-sets", cohort],
    queryFn: ({ signal }) =>
      read(api.GET("/api/v1/learning-sets", { params: { query: { cohort, limit: 200 } }, signal })),
  });

/** What was said in a set, for those inside it alone: everyone else is not told whether there is anything. */
export const meetingsQuery = (set: number) =>
  queryOptions({
    queryKey: ["learning-set", set, "meetings"],
    queryFn: ({ signal }) =>
      read(api.GET("/api/v1/learning-sets/{set_id}/meetings", { params: { path: { set_id: set } }, signal })),
  });

export const cohortHeadQuery = (code: string) =>
  queryOptions({
    queryKey: ["cohort", code, "head"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/cohorts/{code}", { params: { path: { code } }, signal })),
  });

export const participantsQuery = (cohort: string) =>
  queryOptions({
    queryKey: ["participants", cohort],
    queryFn: ({ signal }) =>
      read(api.GET("/api/v1/participants", { params: { query: { cohort, taking_part: true, limit: 200 } }, signal })),
  });

export const facilitatorsQuery = () =>
  queryOptions({
    queryKey: ["faculty", "members", {}],
    queryFn: ({ signal }) => read(api.GET("/api/v1/faculty-members", { signal })),
  });

export const addSet = (body: NewLearningSet) => read(api.POST("/api/v1/learning-sets", { body }));

export const changeSet = (
  set: Pick<LearningSet, "id" | "revision">,
  body: components["schemas"]["LearningSetChanges"],
) =>
  read(
    api.PATCH("/api/v1/learning-sets/{set_id}", {
      params: { path: { set_id: set.id }, header: seen(set.revision) },
      body,
    }),
  );

export const addMeeting = (set: number, body: NewSetMeeting) =>
  read(api.POST("/api/v1/learning-sets/{set_id}/meetings", { params: { path: { set_id: set } }, body }));

export const changeMeeting = (set: number, meeting: Pick<SetMeeting, "id" | "revision">, body: NewSetMeeting) =>
  read(
    api.PATCH("/api/v1/learning-sets/{set_id}/meetings/{meeting_id}", {
      params: { path: { set_id: set, meeting_id: meeting.id }, header: seen(meeting.revision) },
      body,
    }),
  );

/** `revision` of what stands; nothing where nobody has written yet. */
export const undertake = (
  place: { set: number; meeting: number; participant: number; revision: number | undefined },
  body: NewUndertaking,
) =>
  read(
    api.PUT("/api/v1/learning-sets/{set_id}/meetings/{meeting_id}/undertakings/{participant_id}", {
      params: {
        path: { set_id: place.set, meeting_id: place.meeting, participant_id: place.participant },
        header: place.revision === undefined ? {} : seen(place.revision),
      },
      body,
    }),
  );
