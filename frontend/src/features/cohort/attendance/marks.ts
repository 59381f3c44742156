/** Marks on their way to the server: what is shown, what is still to be sent, and what can be undone. */
import type { Attender, CohortPage, Mark, PageSession } from "../../../api/programmeTypes";

export type AttendanceSearch = { session?: number };
export function validateAttendanceSearch(given: Record<string, unknown>): AttendanceSearch {
  const session = Number(given.session);
  return { session: Number.isSafeInteger(session) && session > 0 ? session : undefined };
}

/** By participant; null takes a mark back. */
export type Marks = Record<string, Mark | null>;

export const MARKS: { mark: Mark; label: string }[] = [
  { mark: "present", label: "Present" },
  { mark: "apologies", label: "Apologies" },
  { mark: "absent", label: "Absent" },
];

/** The one that was asked for, the latest held without attendance, or the latest that was held. */
export function sessionToTake(
  { sessions, attendance_to_take }: Pick<CohortPage, "sessions" | "attendance_to_take">,
  asked: number | undefined,
): PageSession | undefined {
  const held = sessions.filter(({ state }) => state === "held");
  const wanted = asked ?? attendance_to_take;
  return held.find(({ id }) => id === wanted) ?? held.at(-1);
}

/** People as they stand once everything is sent. */
export const withMarks = (people: Attender[], unsent: Marks): Attender[] =>
  people.map((person) => ({ ...person, mark: markOf(person, unsent) }));

const markOf = ({ participant, mark }: Attender, unsent: Marks) => {
  const sent = unsent[participant];
  return sent === undefined ? mark : sent;
};

/** Everyone who has no mark yet is present: whoever is missing is changed by hand. */
export const othersPresent = (people: Attender[]): Marks =>
  Object.fromEntries(people.filter(({ mark }) => mark === null).map(({ participant }) => [participant, "present"]));

/** What puts `next` back as it was. */
export const undoOf = (people: Attender[], next: Marks): Marks =>
  Object.fromEntries(
    people.filter(({ participant }) => participant in next).map(({ participant, mark }) => [participant, mark]),
  );

/** What is still to be sent once `sent` has arrived: marks that were changed again meanwhile. */
export const leftOf = (unsent: Marks, sent: Marks): Marks =>
  Object.fromEntries(Object.entries(unsent).filter(([participant, mark]) => sent[participant] !== mark));

export function countWords(people: Attender[]): string {
  const of = (mark: Mark | null) => people.filter((person) => person.mark === mark).length;
  const parts = [
    `${of("present")} present`,
    `${of("apologies")} ${of("apologies") === 1 ? "apology" : "apologies"}`,
    `${of("absent")} absent`,
  ];
  return of(null) ? `${parts.join(", ")}, ${of(null)} to mark` : parts.join(", ");
}
