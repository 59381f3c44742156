import { expect, test } from "vitest";
import type { PageSession, PageTerm } from "../../../api/programmeTypes";
import { newSession, nextDay, problemsIn, sessionOf } from "./typed";
import { validateAddSessionSearch } from "./search";

const term = (id: number, first: string, last: string): PageTerm => ({
  id,
  place: id,
  kind: "teaching",
  title: `Term ${id}`,
  first,
  last,
  weeks: 8,
  themes: [],
  state: "now",
});
const session = (of: number, day: string): PageSession => ({
  id: of,
  number: 1,
  term: of,
  title: "Lean",
  theme: null,
  day,
  begins: "14:00",
  ends: "17:00",
  place: "Harrowdene Hall",
  state: "held",
  taken: true,
  present: 1,
  marked: 1,
});
const terms = [term(1, "2018-04-23", "2018-06-17"), term(2, "2018-08-27", "2018-10-21")];

test("the next day is a week on, the day after where the term ends before, never outside", () => {
  expect(nextDay(terms[0]!, [])).toBe("2018-04-23");
  expect(nextDay(terms[0]!, [session(1, "2018-04-25")])).toBe("2018-05-02");
  expect(nextDay(terms[0]!, [session(1, "2018-06-13")])).toBe("2018-06-14");
  expect(nextDay(terms[0]!, [session(1, "2018-06-17")])).toBe("2018-06-17");
});

test("a new session is like the last of its term", () => {
  const typed = newSession({ terms, sessions: [session(1, "2018-04-25")], day: "2018-05-01" });
  expect(typed).toMatchObject({
    term: "1",
    day: "2018-05-02",
    begins: "14:00",
    ends: "17:00",
    place: "Harrowdene Hall",
  });
});

test("what is missing is said at its field; what is empty is sent as nothing", () => {
  const typed = newSession({ terms, sessions: [], day: "2018-05-01" });
  expect(problemsIn(typed)).toEqual([{ field: "title", message: "Give the session a title, such as Project clinic." }]);
  expect(
    problemsIn({ ...typed, title: "Lean", day: "2018-13-01", link: "www.example.org" }).map(({ field }) => field),
  ).toEqual(["day", "link"]);
  const sent = sessionOf({ ...typed, title: " Lean ", theme: "2", place: " ", link: "https://example.org" });
  expect(sent).toMatchObject({ title: "Lean", theme: 2, place: null, link: "https://example.org", materials: null });
});

test("an address that names no term is read without it", () => {
  expect(validateAddSessionSearch({ term: "3" })).toEqual({ term: 3 });
  expect(validateAddSessionSearch({ term: "x" })).toEqual({ term: undefined });
});
