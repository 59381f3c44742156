/** An innovation as it is typed: texts all, until they are sent. Pure. */
import type { Innovation, InnovationChanges, NewInnovation } from "../../api/innovationTypes";
import { isDay } from "../../lib/days";
import { chosenCode, organisationWords } from "../../ui/chosenCode";
import { differing } from "../../ui/differing";
import type { FieldProblem } from "../../ui/fieldProblems";

export type InnovationTyped = {
  title: string;
  summary: string;
  how_to: string;
  first_cycle: string;
  cost: string;
  time: string;
  people: string;
  /** numbers of themes, codes of measures: what is ticked */
  themes: string[];
  measures: string[];
  /** codes of initiatives, one a line or with commas between */
  origins: string;
  first_tried: string;
  first_tried_at: string;
};

export const nothingTyped: InnovationTyped = {
  title: "",
  summary: "",
  how_to: "",
  first_cycle: "",
  cost: "",
  time: "",
  people: "",
  themes: [],
  measures: [],
  origins: "",
  first_tried: "",
  first_tried_at: "",
};

export const typedOf = (innovation: Innovation): InnovationTyped => ({
  title: innovation.title,
  summary: innovation.summary,
  how_to: innovation.how_to,
  first_cycle: innovation.first_cycle,
  cost: innovation.cost,
  time: innovation.time,
  people: innovation.people,
  themes: innovation.themes.map(({ id }) => String(id)),
  measures: innovation.measures.map(({ code }) => code),
  origins: innovation.origins.map(({ code }) => code).join("\n"),
  first_tried: innovation.first_tried ?? "",
  first_tried_at: innovation.first_tried_at ? organisationWords(innovation.first_tried_at) : "",
});

export function problemsIn(typed: InnovationTyped): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!typed.title.trim()) problems.push({ field: "title", message: "Give it a title people will know it by." });
  if (!typed.summary.trim()) problems.push({ field: "summary", message: "Say in two or three sentences what it is." });
  if (typed.first_tried && !isDay(typed.first_tried)) {
    problems.push({ field: "first_tried", message: "Give the day it was first tried, such as 2016-02-15, or none." });
  }
  if (typed.first_tried_at.trim() && !chosenCode(typed.first_tried_at)) {
    problems.push({ field: "first_tried_at", message: "Choose a place from the list, or type its code." });
  }
  return problems;
}

const codesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,;]+/)
      .map((each) => each.trim())
      .filter(Boolean),
  ),
];

export const newOf = (typed: InnovationTyped): NewInnovation => ({
  title: typed.title.trim(),
  summary: typed.summary.trim(),
  how_to: typed.how_to.trim(),
  first_cycle: typed.first_cycle.trim(),
  cost: typed.cost.trim(),
  time: typed.time.trim(),
  people: typed.people.trim(),
  themes: typed.themes.map(Number),
  measures: typed.measures,
  origins: codesIn(typed.origins),
  first_tried: typed.first_tried || null,
  first_tried_at: chosenCode(typed.first_tried_at) ?? null,
});

/**
 * What differs from what was there when typing began: origins that one may not read stay, and what somebody else has
 * changed meanwhile elsewhere is not written over.
 */
export function changesOf(before: InnovationTyped, typed: InnovationTyped): InnovationChanges {
  const sent = newOf(typed);
  return Object.fromEntries(differing(FIELD_NAMES, before, typed).map((name) => [name, sent[name]]));
}

export const FIELD_NAMES: Record<keyof InnovationTyped, string> = {
  title: "Title",
  summary: "What it is",
  how_to: "How to do it",
  first_cycle: "Usual first cycle",
  cost: "Cost",
  time: "Time",
  people: "People",
  themes: "Themes",
  measures: "Measures it should move",
  origins: "Initiatives it comes from",
  first_tried: "First tried on",
  first_tried_at: "First tried at",
};
