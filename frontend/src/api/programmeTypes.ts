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

export type NewCohort = Schemas["NewCohort"];
export type NewTerm = Schemas["NewTerm"];
export type TermKind = NewTerm["kind"];
export type MovedTerm = Schemas["MovedTermAndEvaluations"];
export type PastedParticipants = Schemas["PastedParticipants"];

export type PersonPage = Schemas["PersonPage"];
export type PlaceInCohort = Schemas["PlaceInCohort"];
export type FacultyStanding = Schemas["FacultyStanding"];
