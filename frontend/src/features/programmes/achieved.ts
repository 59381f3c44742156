/** What somebody went on to do: as typed, what is wrong with it, and what is sent. The API has the last word. */
import type { AchievementKind, NewAchievement } from "../../api/programmeTypes";
import { isDay } from "../../lib/days";
import type { FieldProblem } from "../../ui/fieldProblems";

export type AchievedTyped = {
  title: string;
  kind: AchievementKind;
  day: string;
  /** as the list says it; empty for all of the programme together */
  person: string;
  theme: string;
  words: string;
  evidence: string;
};
export type Somebody = { person: number; name: string; cohort: string };

/** "Martha Quill, Harrowdene 2018" */
export const personWords = ({ name, cohort }: Somebody): string => `${name}, ${cohort}`;

/** Whom a field means: what the list says, or a name that only one of them has. */
export function personIn(typed: string, people: Somebody[]): number | undefined {
  const wanted = typed.trim().toLowerCase();
  const chosen = people.find((one) => personWords(one).toLowerCase() === wanted);
  if (chosen) return chosen.person;
  const named = new Set(people.filter(({ name }) => name.toLowerCase() === wanted).map(({ person }) => person));
  const [only] = named;
  return named.size === 1 ? only : undefined;
}

export function achievedProblems(
  { title, day, person, evidence }: AchievedTyped,
  people: Somebody[],
  today: string,
): FieldProblem<keyof AchievedTyped>[] {
  const problems: (FieldProblem<keyof AchievedTyped> | false)[] = [
    title.trim() === "" && { field: "title", message: "Say in a few words what was achieved." },
    !isDay(day) && { field: "day", message: "Give the day." },
    isDay(day) && day > today && { field: "day", message: "The day is still to come: choose today or a day before." },
    person.trim() !== "" &&
      personIn(person, people) === undefined && {
        field: "person",
        message: "Choose somebody from the list, or leave it empty for all together.",
      },
    evidence.trim() !== "" &&
      !/^https?:\/\/\S+$/.test(evidence.trim()) && {
        field: "evidence",
        message: "Give an address that begins with https://, or leave it empty.",
      },
  ];
  return problems.filter((problem) => problem !== false);
}

export const achievedOf = (
  programme: string,
  { title, kind, day, person, theme, words, evidence }: AchievedTyped,
  people: Somebody[],
): NewAchievement => ({
  programme,
  person: personIn(person, people) ?? null,
  kind,
  theme: theme === "" ? null : Number(theme),
  day,
  title: title.trim(),
  words: words.trim(),
  evidence_url: evidence.trim() || null,
});

export const fieldOfAchieved = (named: string): string | undefined => {
  const name = named.replace(/^body\./, "").replace("evidence_url", "evidence");
  return ["title", "kind", "day", "person", "theme", "words", "evidence"].find((field) => field === name);
};
