import { expect, test } from "vitest";
import { cohortChoice, organisationChoice, problemsInWork, workFieldOf, workOf } from "./workForm";

const typed = {
  where: cohortChoice("harrowdene-2018"),
  part: " Facilitator ",
  days_per_month: "2.5",
  first: "2018-11-21",
  last: "",
};

test("work is for a cohort or with an organisation, never both", () => {
  expect(workOf(9, typed)).toEqual({
    member: 9,
    cohort: "harrowdene-2018",
    part: "Facilitator",
    first: "2018-11-21",
    last: null,
    days_per_month: 2.5,
  });
  expect(workOf(9, { ...typed, where: organisationChoice("F0010") })).toMatchObject({ organisation: "F0010" });
  expect(workOf(9, { ...typed, where: organisationChoice("F0010") })).not.toHaveProperty("cohort");
});

test("every gap is told, and an end before the beginning", () => {
  expect(problemsInWork(typed)).toEqual([]);
  expect(
    problemsInWork({ where: "", part: " ", days_per_month: "0", first: "", last: "soon" }).map(({ field }) => field),
  ).toEqual(["where", "part", "days_per_month", "first", "last"]);
  expect(problemsInWork({ ...typed, last: "2018-11-20" })).toEqual([
    { field: "last", message: "It ends before it begins: choose a later last day." },
  ]);
});

test("what the API says of a cohort or an organisation stands at the one field that asks for either", () => {
  expect(["cohort", "body.organisation", "last", "member"].map(workFieldOf)).toEqual([
    "where",
    "where",
    "last",
    undefined,
  ]);
});
