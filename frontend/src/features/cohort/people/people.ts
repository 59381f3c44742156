/** What one letter of a person's marks says, who has missed much, and short names. */
import type { CohortPage, PagePerson, PageSession, PageTerm } from "../../../api/programmeTypes";

type Shown = { sign: string; words: string; look: string };
const marks: Record<string, Shown> = {
  p: { sign: "●", words: "present", look: "present" },
  a: { sign: "○", words: "apologies", look: "apologies" },
  x: { sign: "×", words: "absent", look: "absent" },
  n: { sign: "?", words: "not taken", look: "open" },
  ".": { sign: "·", words: "to come", look: "none" },
  "-": { sign: "–", words: "not in the cohort", look: "none" },
};
const unknown: Shown = { sign: "", words: "unknown", look: "none" };
export const markOf = (letter: string): Shown => marks[letter] ?? unknown;

/** Three quarters of the sessions or fewer. */
export const cameSeldom = ({ came, marked }: Pick<PagePerson, "came" | "marked">): boolean =>
  marked > 0 && came * 4 <= marked * 3;

export type TermOfSessions = { term: PageTerm | undefined; sessions: PageSession[] };

/** Sessions in the order of their columns, gathered under their terms. */
export function byTerm(terms: PageTerm[], sessions: PageSession[]): TermOfSessions[] {
  const groups: TermOfSessions[] = [];
  for (const session of sessions) {
    const last = groups.at(-1);
    if (last && last.sessions[0]?.term === session.term) last.sessions.push(session);
    else groups.push({ term: terms.find(({ id }) => id === session.term), sessions: [session] });
  }
  return groups;
}

/** "A" of "Set A", for a narrow column under the head "Set". */
export const setName = (name: string): string => name.replace(/^(learning )?set\s+/i, "");

/** The day on which people join unless another is said: the cohort's first, or today once attendance has been taken. */
export function joinsOn({ day, terms, sessions }: Pick<CohortPage, "day" | "terms" | "sessions">): string {
  const first = terms.map((term) => term.first).sort()[0];
  const last = terms
    .map((term) => term.last)
    .sort()
    .at(-1);
  if (first === undefined || last === undefined) return day;
  const running = first < day && day <= last && sessions.some(({ taken }) => taken);
  return running ? day : first;
}
