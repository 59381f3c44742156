import { expect, test } from "vitest";
import type { Programme } from "../../api/programmeTypes";
import {
  changesOf,
  codeFor,
  emptyProgramme,
  fieldOf,
  newTarget,
  poundsIn,
  problemsIn,
  programmeOf,
  renewalOf,
  renewalProblems,
  typedOf,
  withFields,
  yearFrom,
} from "./planned";

const kept: Programme = {
  code: "practice-leaders-1",
  name: "Practice leaders, first year",
  commissioned_by: "Tideway Deanery",
  led_by: null,
  first: "2017-04-01",
  last: "2018-03-31",
  funding_pounds: 1_500_000,
  renews: null,
  revision: 7,
  aims: "Somebody in every practice who can lead a change.",
  principles: ["Release talent", "Develop leadership"],
  partners: [{ name: "Tideway CSU", kind: "CSU", part: "Analysts" }],
  targets: [{ what: "faculty", number: 100, first: "2017-04-01", by: "2020-03-31" }],
  years: [{ code: "practice-leaders-1", name: "First year", first: "2017-04-01", last: "2018-03-31" }],
};
const fields = (problems: { field: string }[]) => problems.map(({ field }) => field);

test("a programme that is read and sent again is as it was", () => {
  const { code, revision, renews, years, ...rest } = kept;
  expect([code, revision, renews, years.length]).toEqual(["practice-leaders-1", 7, null, 1]);
  expect(problemsIn(typedOf(kept))).toEqual([]);
  expect(changesOf(typedOf(kept))).toEqual(rest);
  expect(programmeOf(typedOf(kept)).code).toBe("practice-leaders-1");
});

test("an empty form names what it needs, and nothing more", () => {
  expect(fields(problemsIn(emptyProgramme))).toEqual(["name", "code", "first", "last", "commissioned_by", "aims"]);
});

test("the code follows the name until somebody writes another", () => {
  const named = withFields(emptyProgramme, { name: "Leaders’ Programme (2018)" });
  expect(named.code).toBe("leaders-programme-2018");
  const own = withFields(named, { code: "leaders-1" });
  expect(withFields(own, { name: "Something else" }).code).toBe("leaders-1");
  expect(codeFor("2018 Leaders")).toBe("leaders");
});

test("the last day stands a year on, unless one was given", () => {
  expect(withFields(emptyProgramme, { first: "2018-04-01" }).last).toBe("2019-03-31");
  expect(withFields({ ...emptyProgramme, last: "2018-12-31" }, { first: "2018-04-01" }).last).toBe("2018-12-31");
  expect(yearFrom("2020-02-29")).toBe("2021-02-27");
});

test("a target begins with the period, and one that is due before it starts is told at its day", () => {
  const typed = withFields(typedOf(kept), {});
  const target = newTarget(typed);
  expect(target).toEqual({ what: "practices", number: "", first: "2017-04-01", by: "2018-03-31" });
  const targets = [{ ...target, number: "12.5", by: "2017-01-01" }];
  expect(fields(problemsIn({ ...typed, targets }))).toEqual(["targets.0.number", "targets.0.by"]);
});

test("funding is whole pounds", () => {
  expect([poundsIn("£1,500,000"), poundsIn("85000"), poundsIn("1.5m"), poundsIn("8,5")]).toEqual([
    1_500_000,
    85_000,
    null,
    null,
  ]);
  expect(changesOf({ ...typedOf(kept), funding: " " }).funding_pounds).toBeNull();
});

test("the field that the API means is found", () => {
  expect(
    ["body.targets.0.by", "targets.1.number", "body.principles.2", "funding_pounds", "nothing"].map(fieldOf),
  ).toEqual(["targets.0.by", "targets.1.number", "principles", "funding", undefined]);
});

test("a further year has the next name, code and period, and begins after the one before", () => {
  const typed = renewalOf(kept);
  expect(typed).toEqual({
    name: "Practice leaders, second year",
    code: "practice-leaders-2",
    first: "2018-04-01",
    last: "2019-03-31",
    funding: "1,500,000",
  });
  expect(renewalProblems(typed, kept)).toEqual([]);
  expect(fields(renewalProblems({ ...typed, first: "2017-04-01" }, kept))).toEqual(["first"]);
});
