/** A person's rota, week by week: what is drawn for the eye, and the same in words. */
import type { RotaOfTerm } from "../../../api/programmeTypes";
import { WEEKDAYS, addDays, weekdayNumber } from "../../../lib/days";

type Shown = { words: string; look: string; sign?: string };
const states: Record<string, Shown> = {
  "1": { words: "first practice", look: "first" },
  "2": { words: "second practice", look: "second" },
  p: { words: "programme day", look: "programme" },
  g: { words: "no cover", look: "gap", sign: "!" },
  c: { words: "in two places at once", look: "gap", sign: "2" },
  ".": { words: "free", look: "free" },
};
const unknown: Shown = { words: "not known", look: "free" };

export type RotaDay = Shown & { day: string };

/** The days of one week out of a person's letters, one letter a day. */
export function weekOf({ days }: Pick<RotaOfTerm, "days">, letters: string, monday: string): RotaDay[] {
  const end = addDays(monday, 7);
  return days.flatMap((day, index) =>
    day >= monday && day < end ? [{ day, ...(states[letters[index] ?? ""] ?? unknown) }] : [],
  );
}

/** "first practice Mon, Tue; programme day Wed; second practice Thu, Fri" */
export function weekWords(week: RotaDay[]): string {
  const parts: { words: string; days: string[] }[] = [];
  for (const { words, day } of week) {
    const name = (WEEKDAYS[weekdayNumber(day)] ?? "").slice(0, 3);
    const last = parts.at(-1);
    if (last?.words === words) last.days.push(name);
    else parts.push({ words, days: [name] });
  }
  return parts.map(({ words, days }) => `${words} ${days.join(", ")}`).join("; ");
}

export const isThisWeek = (monday: string, today: string): boolean => monday <= today && today < addDays(monday, 7);

export type RotaGapWords = { participant: number; name: string; day: string; words: string; clash: boolean };

/** Days from today on without cover, or in two places, in the order in which they come. */
export const gapsOf = ({ days, people }: Pick<RotaOfTerm, "days" | "people">, today: string): RotaGapWords[] =>
  days.flatMap((day, index) =>
    day < today
      ? []
      : people.flatMap(({ participant, name, states: letters }) => {
          const letter = letters[index] ?? "";
          const { words } = states[letter] ?? unknown;
          return letter === "g" || letter === "c" ? [{ participant, name, day, words, clash: letter === "c" }] : [];
        }),
  );
