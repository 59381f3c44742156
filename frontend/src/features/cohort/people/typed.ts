/** What was typed of somebody's place in a cohort, and what is sent. The API has the last word. */
import type { Participant, ParticipantChanges } from "../../../api/programmeTypes";
import { isDay } from "../../../lib/days";
import type { FieldProblem } from "../../../ui/fieldProblems";

export type PlacementTyped = { practice: string; weekdays: number[]; first: string; last: string };
export type ParticipantTyped = {
  name: string;
  email: string;
  role: Participant["role"];
  joined: string;
  placements: PlacementTyped[];
};

type Named = { code: string; name: string };

/** "Riverbank (Z10121)": what stands in the field of a practice, and is chosen from its list. */
export const practiceWords = ({ code, name }: Named): string => `${name} (${code})`;

/** The code in brackets, that of the one practice with this name, or what was typed: it may be a code. */
export function practiceCode(text: string, known: Named[]): string {
  const typed = text.trim();
  const inBrackets = typed.match(/\(([^()]+)\)$/)?.[1];
  const named = known.filter(({ name }) => name.toLowerCase() === typed.toLowerCase());
  return inBrackets ?? (named.length === 1 && named[0] ? named[0].code : typed);
}

export const typedOf = ({ name, email, role, joined, placements }: Participant): ParticipantTyped => ({
  name,
  email: email ?? "",
  role,
  joined,
  placements: placements.map(({ organisation, weekdays, first, last }) => ({
    practice: practiceWords(organisation),
    weekdays,
    first,
    last: last ?? "",
  })),
});

export const withPlacement = (typed: ParticipantTyped, place: number, next: Partial<PlacementTyped>) => ({
  placements: typed.placements.map((each, index) => (index === place ? { ...each, ...next } : each)),
});

/** One more practice, from the day they joined or from today. */
export const withMorePlacements = ({ placements, joined }: ParticipantTyped, today: string) => ({
  placements: [...placements, { practice: "", weekdays: [], first: joined > today ? joined : today, last: "" }],
});

export function problemsIn({ name, email, joined, placements }: ParticipantTyped): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const need = (met: boolean, field: string, message: string) => {
    if (!met) problems.push({ field, message });
  };
  need(name.trim() !== "", "name", "Give their name.");
  need(
    email.trim() === "" || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email.trim()),
    "email",
    "Give a whole address, or none.",
  );
  need(isDay(joined), "joined", "Give the day they joined.");
  placements.forEach(({ practice, first, last }, place) => {
    const at = (field: keyof PlacementTyped) => `placements.${place}.${field}`;
    need(practice.trim() !== "", at("practice"), "Choose a practice, or leave this one out.");
    need(isDay(first), at("first"), "Give the first day there.");
    need(last === "" || isDay(last), at("last"), "Give the last day there, or none.");
  });
  return problems;
}

export const changesOf = (typed: ParticipantTyped, known: Named[]): ParticipantChanges => ({
  name: typed.name.trim(),
  email: typed.email.trim() || null,
  role: typed.role,
  joined: typed.joined,
  placements: typed.placements.map(({ practice, weekdays, first, last }) => ({
    organisation: practiceCode(practice, known),
    weekdays,
    first,
    last: last || null,
  })),
});

/** "placements.0.organisation" is the practice of the first; what is said of all of them stands at their head. */
export function fieldOf(named: string): string | undefined {
  const [, place, of] = named.match(/(?:^|\.)placements\.(\d+)(?:\.(\w+))?/) ?? [];
  if (place !== undefined) {
    const field = of === "weekdays" || of === "first" || of === "last" ? of : "practice";
    return `placements.${place}.${field}`;
  }
  return ["name", "email", "role", "joined", "placements"].find((field) => named.split(".").includes(field));
}
