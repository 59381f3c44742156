import { expect, test } from "vitest";
import type { PageSession, PageTerm } from "../../../api/programmeTypes";
import { byTerm, cameSeldom, joinsOn, markOf, setName } from "./people";

test("every letter has a sign and a word, so that colour is never alone", () => {
  expect([..."pax.n-"].map((letter) => markOf(letter).words)).toEqual([
    "present",
    "apologies",
    "absent",
    "to come",
    "not taken",
    "not in the cohort",
  ]);
});

test("three quarters or fewer is seldom; nothing marked is not", () => {
  expect(cameSeldom({ came: 12, marked: 16 })).toBe(true);
  expect(cameSeldom({ came: 13, marked: 16 })).toBe(false);
  expect(cameSeldom({ came: 0, marked: 0 })).toBe(false);
});

test("sessions stand under their terms", () => {
  const terms = [{ id: 4 }, { id: 5 }] as PageTerm[];
  const sessions = [4, 4, 5].map((term, id) => ({ id, term }) as PageSession);
  expect(byTerm(terms, sessions).map(({ term, sessions }) => [term?.id, sessions.length])).toEqual([
    [4, 2],
    [5, 1],
  ]);
});

test("names do not repeat the head that they stand under", () => {
  expect([setName("Set A"), setName("Larks")]).toEqual(["A", "Larks"]);
});

test("people join on the first day; once attendance has been taken, today, unless all is over", () => {
  const term = (first: string, last: string) => ({ first, last }) as PageTerm;
  const terms = [term("2018-09-03", "2018-10-28"), term("2018-04-23", "2018-06-17")];
  const held = [{ taken: true }] as PageSession[];
  expect(joinsOn({ day: "2018-09-10", terms, sessions: [] })).toBe("2018-04-23");
  expect(joinsOn({ day: "2018-09-10", terms, sessions: held })).toBe("2018-09-10");
  expect(joinsOn({ day: "2018-12-10", terms, sessions: held })).toBe("2018-04-23");
  expect(joinsOn({ day: "2018-12-10", terms: [], sessions: [] })).toBe("2018-12-10");
});
