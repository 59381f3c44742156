/** The reference group: as typed, what is wrong with it, and what is sent. The API has the last word. */
import type { NewGroupMember, NewMeeting } from "../../api/programmeTypes";
import { isDay } from "../../lib/days";
import type { FieldProblem } from "../../ui/fieldProblems";

export type SeatTyped = { name: string; speaks_for: string; first: string };
export type MeetingTyped = { day: string; place: string; notes: string };

const found = <Field extends string>(problems: (FieldProblem<Field> | false)[]) =>
  problems.filter((problem) => problem !== false);

export const seatProblems = ({ name, speaks_for, first }: SeatTyped) =>
  found<keyof SeatTyped>([
    name.trim() === "" && { field: "name", message: "Give their name." },
    speaks_for.trim() === "" && { field: "speaks_for", message: "Say for whom they speak, such as patients." },
    !isDay(first) && { field: "first", message: "Give the day they joined." },
  ]);

export const seatOf = ({ name, speaks_for, first }: SeatTyped): NewGroupMember => ({
  name: name.trim(),
  speaks_for: speaks_for.trim(),
  first,
});

export const endProblems = ({ last }: { last: string }, first: string) =>
  found<"last">([
    !isDay(last) && { field: "last", message: "Give their last day." },
    isDay(last) && last < first && { field: "last", message: "Nobody leaves the group before they join." },
  ]);

export const meetingProblems = ({ day, place }: MeetingTyped) =>
  found<keyof MeetingTyped>([
    !isDay(day) && { field: "day", message: "Give the day." },
    place.trim() === "" && { field: "place", message: "Say where they meet, or how." },
  ]);

export const meetingOf = ({ day, place, notes }: MeetingTyped): NewMeeting => ({
  day,
  place: place.trim(),
  notes: notes.trim(),
});
