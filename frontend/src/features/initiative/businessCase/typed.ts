/** The parts of a business case as they are typed: texts all, until they are sent. Pure. */
import { isDay } from "../../../lib/days";
import { typedNumber } from "../../../lib/number";
import type { FieldProblem } from "../../../ui/fieldProblems";
import type { CaseOption, Challenge, NewStance, Stakeholder } from "./queries";

export type Grade = Stakeholder["interest"];
export type Stance = NewStance["now"];
export const GRADES: Grade[] = ["low", "medium", "high"];
/** From against to leading. */
export const STANCES: { value: Stance; label: string }[] = [
  { value: "against", label: "Against" },
  { value: "unsure", label: "Unsure" },
  { value: "for", label: "For" },
  { value: "leads", label: "Leads" },
];

const orNull = (typed: string) => typed.trim() || null;
const need = (field: string, typed: string, message: string): FieldProblem[] =>
  typed.trim() === "" ? [{ field, message }] : [];
const needDay = (field: string, typed: string): FieldProblem[] =>
  isDay(typed) ? [] : [{ field, message: "Give a day, such as 2018-10-29." }];

// --- stakeholders ----------------------------------------------------------------------------------------------------

export type StakeholderTyped = {
  name: string;
  part: string;
  interest: string;
  influence: string;
  next_step: string;
  next_by: string;
  next_owner: string;
};
export type NewStakeholderTyped = StakeholderTyped & { now: string; needed: string };

export const freshStakeholder = (): NewStakeholderTyped => ({
  ...{ name: "", part: "", interest: "medium", influence: "medium", next_step: "", next_by: "", next_owner: "" },
  ...{ now: "", needed: "for" },
});

export const stakeholderTyped = (of: Stakeholder): StakeholderTyped => ({
  name: of.name,
  part: of.part,
  interest: of.interest,
  influence: of.influence,
  next_step: of.next_step ?? "",
  next_by: of.next_by ?? "",
  next_owner: of.next_owner ?? "",
});

export const stakeholderProblems = (typed: StakeholderTyped): FieldProblem[] => [
  ...need("name", typed.name, "Name them: a person, a group, an organisation."),
  ...(typed.next_by === "" ? [] : needDay("next_by", typed.next_by)),
  ...(typed.next_by !== "" || typed.next_owner.trim() !== ""
    ? need("next_step", typed.next_step, "Say what is done next.")
    : []),
];

export const stakeholderOf = (typed: StakeholderTyped) => ({
  name: typed.name.trim(),
  part: typed.part.trim(),
  interest: typed.interest as Grade,
  influence: typed.influence as Grade,
  next_step: orNull(typed.next_step),
  next_by: orNull(typed.next_by),
  next_owner: orNull(typed.next_owner),
});

export const newStakeholderOf = (typed: NewStakeholderTyped) => ({
  ...stakeholderOf(typed),
  stance: typed.now === "" ? null : { now: typed.now as Stance, needed: typed.needed as Stance, note: "" },
});

export const STAKEHOLDER_FIELDS: Record<keyof StakeholderTyped, string> = {
  name: "Who",
  part: "Their part",
  interest: "Interest",
  influence: "Influence",
  next_step: "Next step",
  next_by: "By",
  next_owner: "Owner",
};

export type StanceTyped = { day: string; now: string; needed: string; note: string };

export const stanceProblems = ({ day, now }: StanceTyped): FieldProblem[] => [
  ...needDay("day", day),
  ...need("now", now, "Say where they stand."),
];

export const stanceOf = ({ day, now, needed, note }: StanceTyped): NewStance => ({
  day,
  now: now as Stance,
  needed: needed as Stance,
  note: note.trim(),
});

// --- options ---------------------------------------------------------------------------------------------------------

export type OptionTyped = {
  title: string;
  cost_pounds: string;
  costs: string;
  benefits: string;
  risks: string;
  evidence: string;
  evidence_link: string;
  preferred: boolean;
};

export const optionTyped = (of?: CaseOption): OptionTyped => ({
  title: of?.title ?? "",
  cost_pounds: of?.cost_pounds == null ? "" : pounds(of.cost_pounds),
  costs: of?.costs ?? "",
  benefits: of?.benefits ?? "",
  risks: of?.risks ?? "",
  evidence: of?.evidence ?? "",
  evidence_link: of?.evidence_link ?? "",
  preferred: of?.preferred ?? false,
});

/** "£140,000" */
export const pounds = (amount: number): string => `£${amount.toLocaleString("en-GB")}`;

const amountOf = (typed: string) => typedNumber(typed.replace("£", ""));

export function optionProblems(typed: OptionTyped): FieldProblem[] {
  const amount = typed.cost_pounds.trim() === "" ? 0 : amountOf(typed.cost_pounds);
  return [
    ...need("title", typed.title, "Give the option a title."),
    ...(amount === null || amount < 0 || !Number.isInteger(amount)
      ? [{ field: "cost_pounds", message: "Give whole pounds, such as £140,000." }]
      : []),
  ];
}

export const optionOf = (typed: OptionTyped) => ({
  title: typed.title.trim(),
  cost_pounds: typed.cost_pounds.trim() === "" ? null : amountOf(typed.cost_pounds),
  costs: typed.costs.trim(),
  benefits: typed.benefits.trim(),
  risks: typed.risks.trim(),
  evidence: typed.evidence.trim(),
  evidence_link: orNull(typed.evidence_link),
  preferred: typed.preferred,
});

export const OPTION_FIELDS: Record<keyof OptionTyped, string> = {
  title: "Title",
  cost_pounds: "Cost",
  costs: "What it takes",
  benefits: "Benefits",
  risks: "Risks",
  evidence: "Evidence",
  evidence_link: "Address of the evidence",
  preferred: "Preferred",
};

// --- decisions -------------------------------------------------------------------------------------------------------

export type DecisionTyped = { day: string; words: string; agreed_by: string; option: string };

export const decisionProblems = ({ day, words, agreed_by }: DecisionTyped): FieldProblem[] => [
  ...need("words", words, "Say what was decided."),
  ...need("agreed_by", agreed_by, "Name those who agreed."),
  ...needDay("day", day),
];

export const decisionOf = ({ day, words, agreed_by, option }: DecisionTyped) => ({
  day,
  words: words.trim(),
  agreed_by: agreed_by.trim(),
  option: option === "" ? null : Number(option),
});

// --- challenges ------------------------------------------------------------------------------------------------------

export type ChallengeTyped = { day: string; by_whom: string; words: string; answer: string; answered_on: string };

export const challengeTyped = (today: string, of?: Challenge): ChallengeTyped => ({
  day: of?.day ?? today,
  by_whom: of?.by_whom ?? "",
  words: of?.words ?? "",
  answer: of?.answer ?? "",
  answered_on: of?.answered_on ?? (of ? today : ""),
});

export const challengeProblems = (typed: ChallengeTyped): FieldProblem[] => [
  ...need("by_whom", typed.by_whom, "Say who said it."),
  ...need("words", typed.words, "Say what was said against it."),
  ...needDay("day", typed.day),
  ...(typed.answered_on === "" ? [] : needDay("answered_on", typed.answered_on)),
];

export const challengeOf = (typed: ChallengeTyped) => {
  const answer = orNull(typed.answer);
  return {
    day: typed.day,
    by_whom: typed.by_whom.trim(),
    words: typed.words.trim(),
    answer,
    answered_on: answer === null ? null : orNull(typed.answered_on),
  };
};

export const CHALLENGE_FIELDS: Record<keyof ChallengeTyped, string> = {
  day: "Day",
  by_whom: "By whom",
  words: "The challenge",
  answer: "Answer",
  answered_on: "Answered on",
};
