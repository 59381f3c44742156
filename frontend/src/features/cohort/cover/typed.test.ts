import { expect, test } from "vitest";
import type { Participant } from "../../../api/programmeTypes";
import { backfillOf, emptyBackfill, fieldOf, practicesOf, problemsIn, withChoice } from "./typed";

const at = (code: string, weekdays: number[]) => ({
  id: 1,
  organisation: { code, name: `Practice ${code}`, kind: "practice" as const },
  weekdays,
  first: "2018-04-23",
  last: null,
});
const person = (id: number, placements: Participant["placements"]): Participant => ({
  id,
  person: id,
  name: `Person ${id}`,
  email: null,
  cohort: { code: "c", name: "C" },
  role: "gp",
  joined: "2018-04-23",
  left_on: null,
  left_because: null,
  continues: null,
  placements,
  present: 0,
  marked: 0,
  revision: 1,
});
const people = [person(1, [at("A", [0, 1]), at("B", [3, 4])]), person(2, [at("B", [])]), person(3, [at("D", [2])])];
const empty = emptyBackfill({ terms: [], day: "2018-11-21" });

test("the one practice where both work follows, with the days on which the one who covers is there", () => {
  const one = withChoice(empty, { by: "1" }, people);
  expect(one).toMatchObject({ practice: "", weekdays: [] });
  expect(withChoice(one, { covers: "2" }, people)).toMatchObject({ practice: "B", weekdays: [3, 4] });
});

test("where both work stands before where only one does; a choice of another practice brings its days", () => {
  const both = withChoice(withChoice(empty, { by: "1" }, people), { covers: "2" }, people);
  expect(practicesOf(people, both).map(({ practice, both: each }) => [practice.code, each])).toEqual([
    ["B", true],
    ["A", false],
  ]);
  expect(withChoice(both, { practice: "A" }, people).weekdays).toEqual([0, 1]);
  expect(withChoice(both, { by: "3" }, people)).toMatchObject({ practice: "B", weekdays: [] });
});

test("the days are what is left of the term that runs, or the whole of the next", () => {
  const term = { id: 1, place: 1, kind: "project" as const, title: "T", weeks: 8, themes: [], state: "now" as const };
  const terms = [{ ...term, first: "2018-10-29", last: "2018-12-23" }];
  expect(emptyBackfill({ terms, day: "2018-11-21" })).toMatchObject({ first: "2018-11-21", last: "2018-12-23" });
  expect(emptyBackfill({ terms, day: "2018-09-01" })).toMatchObject({ first: "2018-10-29", last: "2018-12-23" });
});

test("nothing chosen is said at each field; the API's names are the form's", () => {
  expect(problemsIn(empty).map(({ field }) => field)).toEqual([
    "by",
    "covers",
    "practice",
    "weekdays",
    "first",
    "last",
  ]);
  expect(["for", "organisation", "by", "body.weekdays"].map(fieldOf)).toEqual(["covers", "practice", "by", "weekdays"]);
  expect(backfillOf({ ...empty, by: "1", covers: "2", practice: "B", weekdays: [4, 3] })).toMatchObject({
    by: 1,
    covers: 2,
    organisation: "B",
    weekdays: [3, 4],
  });
});
