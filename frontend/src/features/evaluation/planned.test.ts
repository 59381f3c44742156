import { expect, test } from "vitest";
import { evaluationOf, planned, problemsIn } from "./planned";

test("about a session, a form and the session are enough: the rest follows from it", () => {
  const typed = { ...planned, form: "reaction", session: "73" };
  expect(problemsIn(typed)).toEqual([]);
  expect(evaluationOf("c-1", typed)).toEqual({ cohort: "c-1", form: "reaction", occasion: "session", session: 73 });
});

test("before or after a programme the days are asked for, and no session is sent", () => {
  const typed = { ...planned, form: "learning", occasion: "before" as const, session: "73" };
  expect(problemsIn(typed).map(({ field }) => field)).toEqual(["opens", "closes"]);
  const whole = { ...typed, opens: "2018-11-01", closes: "2018-11-14", tickets: "30" };
  expect(evaluationOf("c-1", whole)).toEqual({
    cohort: "c-1",
    form: "learning",
    occasion: "before",
    opens: "2018-11-01",
    closes: "2018-11-14",
    tickets: 30,
  });
});

test("what cannot be is said at its field", () => {
  const wrong = { ...planned, form: "learning", occasion: "end" as const, opens: "2018-11-14", closes: "2018-11-01" };
  expect(problemsIn({ ...wrong, tickets: "0" }).map(({ field }) => field)).toEqual(["closes", "tickets"]);
  expect(problemsIn({ ...wrong, closes: "2018-11-31" }).map(({ field }) => field)).toEqual(["closes"]);
  expect(problemsIn(planned).map(({ field }) => field)).toEqual(["form", "session"]);
});
