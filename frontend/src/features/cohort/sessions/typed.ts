/** What was typed of a session, what it begins with, and what is sent. The API has the last word. */
import type { CohortPage, CohortSession, NewSession, PageSession, PageTerm } from "../../../api/programmeTypes";
import { addDays, isDay } from "../../../lib/days";
import type { FieldProblem } from "../../../ui/fieldProblems";
import { termFor } from "../terms";

export type SessionTyped = {
  title: string;
  term: string;
  day: string;
  begins: string;
  ends: string;
  theme: string;
  place: string;
  link: string;
  materials: string;
  /** numbers of members of the faculty */
  facilitators: number[];
};

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const WEB = /^https?:\/\/[^\s<>"]+$/;

export const typedOf = (session: CohortSession): SessionTyped => ({
  title: session.title,
  term: String(session.term.id),
  day: session.day,
  begins: session.begins,
  ends: session.ends,
  theme: session.theme ? String(session.theme.id) : "",
  place: session.place ?? "",
  link: session.link ?? "",
  materials: session.materials ?? "",
  facilitators: session.facilitators.map(({ id }) => id),
});

/** A session like the last one of its term, a week later where that is still inside. */
export function newSession(page: Pick<CohortPage, "terms" | "sessions" | "day">, asked?: number): SessionTyped {
  const term = termFor(page.terms, page.day, asked);
  const last = page.sessions.filter((session) => session.term === term?.id).at(-1) ?? page.sessions.at(-1);
  return {
    title: "",
    term: term ? String(term.id) : "",
    day: term ? nextDay(term, page.sessions) : "",
    begins: last?.begins ?? "13:30",
    ends: last?.ends ?? "16:30",
    theme: "",
    place: last?.place ?? "",
    link: "",
    materials: "",
    facilitators: [],
  };
}

/** A week after the last session of a term, or the day after it where the term ends before; else the term's first. */
export function nextDay(term: PageTerm, sessions: PageSession[]): string {
  const last = sessions.filter((session) => session.term === term.id).at(-1);
  if (!last) return term.first;
  return [7, 1].map((days) => addDays(last.day, days)).find((day) => day <= term.last) ?? term.last;
}

export function problemsIn(typed: SessionTyped): FieldProblem[] {
  const { title, day, begins, ends, link, materials } = typed;
  const problems: FieldProblem[] = [];
  const need = (met: boolean, field: keyof SessionTyped, message: string) => {
    if (!met) problems.push({ field, message });
  };
  need(title.trim() !== "", "title", "Give the session a title, such as Project clinic.");
  need(isDay(day), "day", "Give the day.");
  need(CLOCK.test(begins), "begins", "Give the time as hours and minutes, such as 13:30.");
  need(CLOCK.test(ends), "ends", "Give the time as hours and minutes, such as 16:30.");
  for (const [field, address] of [
    ["link", link],
    ["materials", materials],
  ] as const) {
    need(address.trim() === "" || WEB.test(address.trim()), field, "Give a whole address: it begins with https://.");
  }
  return problems;
}

const orNull = (text: string) => text.trim() || null;

/** All but the term, which a session keeps. */
export const sessionOf = (typed: SessionTyped): Omit<NewSession, "term"> => ({
  title: typed.title.trim(),
  day: typed.day,
  begins: typed.begins,
  ends: typed.ends,
  theme: typed.theme === "" ? null : Number(typed.theme),
  place: orNull(typed.place),
  link: orNull(typed.link),
  materials: orNull(typed.materials),
  facilitators: typed.facilitators,
});
