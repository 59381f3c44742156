import { expect, test } from "vitest";
import { emptyPlan, fieldOf, planOf, problemsIn, sessionDays, withMoreTerms, withTerm } from "./plan";

const started = withTerm({ ...emptyPlan, name: "Harrowdene 2018" }, 0, { first: "2018-04-23" });

test("the first day gives the others theirs, and the year of the intake", () => {
  expect(started.terms.map(({ first }) => first)).toEqual(["2018-04-23", "2018-06-18", "2018-08-13"]);
  expect(started.intake).toBe("2018");
  expect(problemsIn(started)).toEqual([]);
});

test("a day that somebody chose is not overwritten", () => {
  const chosen = withTerm(withTerm(started, 1, { first: "2018-09-03" }), 0, { first: "2018-04-30" });
  expect(chosen.terms[1]!.first).toBe("2018-09-03");
});

test("a session a week, the first of them in the first seven days of the term", () => {
  expect(sessionDays({ first: "2018-04-23", weeks: "3", weekday: "2" })).toEqual([
    "2018-04-25",
    "2018-05-02",
    "2018-05-09",
  ]);
  expect(sessionDays({ first: "2018-04-25", weeks: "1", weekday: "0" })).toEqual(["2018-04-30"]);
  expect(sessionDays({ first: "2018-04-23", weeks: "8", weekday: "" })).toEqual([]);
});

test("terms that overlap, and times that run backwards, are told where they are", () => {
  const crossed = withTerm(withTerm(started, 1, { first: "2018-06-11" }), 2, { begins: "16:30", ends: "13:30" });
  expect(problemsIn(crossed)).toEqual([
    {
      field: "terms.1.first",
      message: "Term 2 begins before Teaching ends, on 17 June 2018. Choose another day.",
    },
    { field: "terms.2.ends", message: "A session ends after it begins." },
  ]);
});

test("an empty plan names what is missing", () => {
  expect(problemsIn(emptyPlan).map(({ field }) => field)).toEqual([
    "name",
    "intake",
    "terms.0.first",
    "terms.1.first",
    "terms.2.first",
  ]);
});

test("one more term begins as the last one ends", () => {
  expect(withMoreTerms(started).terms[3]).toMatchObject({ kind: "teaching", first: "2018-10-08" });
});

test("what is sent: numbers, and no sessions where there are none", () => {
  const sent = planOf("practice-leaders-2", withTerm(started, 1, { weekday: "" }));
  expect(sent).toMatchObject({ programme: "practice-leaders-2", site: null, intake: 2018, places: 30, days_needed: 4 });
  expect(sent.terms.map(({ sessions }) => sessions)).toEqual([
    { weekday: 2, begins: "13:30", ends: "16:30", theme: null },
    null,
    { weekday: 2, begins: "13:30", ends: "16:30", theme: null },
  ]);
});

test("what the API calls a field is found in the form", () => {
  expect(fieldOf(started, "body.terms.0.sessions.begins")).toBe("terms.0.begins");
  expect(fieldOf(started, "days_needed")).toBe("days");
  expect(fieldOf(started, "terms.7.first")).toBe("name");
  expect(fieldOf(started, "programme")).toBe("name");
});
