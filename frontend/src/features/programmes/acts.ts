/** What those who run programmes write. */
import { api, read, settle } from "../../api/client";
import { seen } from "../../api/preconditions";
import type {
  GroupMeeting,
  GroupSeat,
  JoinedRow,
  JoiningChanges,
  NewAchievement,
  NewGroupMember,
  NewJoining,
  NewJoiningStep,
  NewMeeting,
  NewProgramme,
  NewSite,
  PageAchievement,
  ProgrammeChanges,
  Renewal,
  SiteChanges,
} from "../../api/programmeTypes";

export const addTheme = (title: string) => read(api.POST("/api/v1/themes", { body: { title } }));

export const addProgramme = (programme: NewProgramme) => read(api.POST("/api/v1/programmes", { body: programme }));

export const changeProgramme = (code: string, revision: number, changes: ProgrammeChanges) =>
  read(api.PATCH("/api/v1/programmes/{code}", { params: { path: { code }, header: seen(revision) }, body: changes }));

export const renewProgramme = (code: string, renewal: Renewal) =>
  read(api.POST("/api/v1/programmes/{code}/renewal", { params: { path: { code } }, body: renewal }));

export const expressInterest = (joining: NewJoining) => read(api.POST("/api/v1/joinings", { body: joining }));

export const stepJoining = ({ id }: JoinedRow, step: NewJoiningStep) =>
  read(api.POST("/api/v1/joinings/{joining_id}/steps", { params: { path: { joining_id: id } }, body: step }));

export const changeJoining = ({ id, revision }: JoinedRow, changes: JoiningChanges) =>
  read(
    api.PATCH("/api/v1/joinings/{joining_id}", {
      params: { path: { joining_id: id }, header: seen(revision) },
      body: changes,
    }),
  );

export const recordAchievement = (achievement: NewAchievement) =>
  read(api.POST("/api/v1/achievements", { body: achievement }));

export const takeBack = ({ id, revision }: PageAchievement) =>
  settle(
    api.DELETE("/api/v1/achievements/{achievement_id}", {
      params: { path: { achievement_id: id }, header: seen(revision) },
    }),
  );

export const addSeat = (code: string, member: NewGroupMember) =>
  read(api.POST("/api/v1/programmes/{code}/reference-group", { params: { path: { code } }, body: member }));

/** `last` is their last day in the group. */
export const endSeat = ({ id, revision, speaks_for }: GroupSeat, last: string) =>
  read(
    api.PATCH("/api/v1/reference-group-members/{member_id}", {
      params: { path: { member_id: id }, header: seen(revision) },
      body: { speaks_for, last },
    }),
  );

export const addMeeting = (code: string, meeting: NewMeeting) =>
  read(api.POST("/api/v1/programmes/{code}/reference-group-meetings", { params: { path: { code } }, body: meeting }));

export const changeMeeting = ({ id, revision }: GroupMeeting, meeting: NewMeeting) =>
  read(
    api.PATCH("/api/v1/reference-group-meetings/{meeting_id}", {
      params: { path: { meeting_id: id }, header: seen(revision) },
      body: meeting,
    }),
  );

export const addSite = (site: NewSite) => read(api.POST("/api/v1/sites", { body: site }));

export const changeSite = (id: number, revision: number, changes: SiteChanges) =>
  read(
    api.PATCH("/api/v1/sites/{site_id}", {
      params: { path: { site_id: id }, header: seen(revision) },
      body: changes,
    }),
  );
