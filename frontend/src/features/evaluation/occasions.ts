import type { Occasion } from "../../api/facultyTypes";

/** When a form is put to people, in words. */
export const occasionWords: Record<Occasion, string> = {
  session: "After a session",
  before: "Before the programme",
  end: "At the end",
  follow_up: "Three to four months on",
};
export const occasions = Object.keys(occasionWords) as Occasion[];
