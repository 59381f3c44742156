/** Like `types.ts`, for programmes, cohorts and the people in them. */
import type { components } from "./schema.gen";

type Schemas = components["schemas"];

export type ProgrammeHead = Schemas["ProgrammeHead"];
export type ProgrammePage = Schemas["ProgrammePage"];
export type TargetStanding = Schemas["TargetStanding"];
export type CohortRow = Schemas["CohortRow"];
export type JoinedRow = Schemas["JoinedRow"];
export type JoiningsAt = Schemas["JoiningsAt"];
export type PageAchievement = Schemas["PageAchievement"];
export type PageSite = Schemas["PageSite"];
export type Programme = Schemas["Programme"];
export type NewProgramme = Schemas["NewProgramme"];
export type ProgrammeChanges = Schemas["ProgrammeChanges"];
export type Renewal = Schemas["Renewal"];
export type NewJoining = Schemas["NewJoining"];
export type NewJoiningStep = Schemas["NewJoiningStep"];
export type JoiningChanges = Schemas["JoiningChanges"];
export type NewAchievement = Schemas["NewAchievement"];
export type AchievementKind = NewAchievement["kind"];
export type GroupSeat = Schemas["GroupSeat"];
export type GroupMeeting = Schemas["GroupMeeting"];
export type NewGroupMember = Schemas["NewGroupMember"];
export type NewMeeting = Schemas["NewMeeting"];
export type NewSite = Schemas["NewSite"];
export type SiteChanges = Schemas["SiteChanges"];

export type CohortPage = Schemas["CohortPage"];
export type PageTerm = Schemas["PageTerm"];
export type PageSession = Schemas["PageSession"];
export type PagePerson = Schemas["PagePerson"];
export type PageMilestone = Schemas["PageMilestone"];
export type RotaOfTerm = Schemas["RotaOfTerm"];
export type CohortEvaluation = Schemas["CohortEvaluation"];
export type Opinion = Schemas["Opinion"];
export type OpinionOfSession = Schemas["OpinionOfSession"];

export type AttendanceSheet = Schemas["AttendanceSheet"];
export type Attender = Schemas["Attender"];
export type Mark = NonNullable<Attender["mark"]>;

export type Cohort = Schemas["Cohort"];
export type CohortChanges = Schemas["CohortChanges"];
export type CohortSession = Schemas["CohortSession"];
export type NewSession = Schemas["NewSession"];
export type Participant = Schemas["Participant"];
export type ParticipantChanges = Schemas["ParticipantChanges"];
export type Project = Schemas["Project"];
export type Backfill = Schemas["Backfill"];
export type NewBackfill = Schemas["NewBackfill"];
export type Rota = Schemas["Rota"];
export type AwayDay = Schemas["AwayDay"];

export type NewCohort = Schemas["NewCohort"];
export type NewTerm = Schemas["NewTerm"];
export type TermChanges = Schemas["TermChanges"];
export type CalendarFeed = Schemas["CalendarFeed"];
export type CalendarFeedMade = Schemas["CalendarFeedMade"];
export type TermKind = NewTerm["kind"];
export type MovedTerm = Schemas["MovedTermAndEvaluations"];
export type PastedParticipants = Schemas["PastedParticipants"];

export type PersonPage = Schemas["PersonPage"];
export type PlaceInCohort = Schemas["PlaceInCohort"];
export type FacultyStanding = Schemas["FacultyStanding"];
