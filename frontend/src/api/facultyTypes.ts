/** Like `types.ts`, for the improvement faculty, a member's week, learning sets and evaluations. */
import type { components } from "./schema.gen";
import type { Query } from "./types";

type Schemas = components["schemas"];

export type MyWeek = Schemas["MyWeek"];

export type FacultyPage = Schemas["FacultyPage"];
export type PipelineStep = Schemas["PipelineStep"];
export type Growth = Schemas["Growth"];
export type Load = Schemas["Load"];
export type CapacityOn = Schemas["CapacityOn"];
export type Specialists = Schemas["Specialists"];
export type FacultyMember = Schemas["FacultyMember"];
export type FacultyMemberPage = Schemas["FacultyMemberPage"];
export type MembersQuery = Query<"faculty_members">;
export type NewSignOff = Schemas["NewSignOff"];
export type NewMember = Schemas["NewMember"];
export type MemberChanges = Partial<Schemas["MemberChanges"]>;
export type Stage = Schemas["Stage"];
export type StageSent = Schemas["StageSent"];

export type Assignment = Schemas["Assignment"];
export type NewAssignment = Schemas["NewAssignment"];
export type Provider = Schemas["Provider"];
export type NewProvider = Schemas["NewProvider"];
export type NewContract = Schemas["NewContract"];
export type SpecialistDay = Schemas["SpecialistDay"];
export type NewDays = Schemas["NewDays"];

export type LearningSet = Schemas["LearningSet"];
export type NewLearningSet = Schemas["NewLearningSet"];
export type SetMeeting = Schemas["LearningSetMeeting"];
export type NewSetMeeting = Schemas["NewLearningSetMeeting"];
export type Undertaking = Schemas["SetUndertaking"];
export type NewUndertaking = Schemas["NewUndertaking"];

export type Evaluation = Schemas["Evaluation"];
export type NewEvaluation = Schemas["NewEvaluation"];
export type EvaluationForm = Schemas["EvaluationForm"];
export type NewEvaluationForm = Schemas["NewEvaluationForm"];
export type NewFollowUp = Schemas["NewFollowUp"];
export type Occasion = Evaluation["occasion"];
export type HandedOut = Schemas["HandedOut"];
export type EvaluationResults = Schemas["EvaluationResults"];
export type QuestionResults = Schemas["QuestionResults"];
export type AnswerSheet = Schemas["AnswerSheet"];
export type FormQuestion = Schemas["FormQuestion"];
export type NewAnswer = Schemas["NewAnswer"];
export type AnswererRole = NonNullable<NewAnswer["role"]>;
