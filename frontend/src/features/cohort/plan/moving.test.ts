import { expect, test } from "vitest";
import type { MovedTerm } from "../../../api/programmeTypes";
import { movedWords, weeksIn } from "./moving";

const moved: MovedTerm = {
  term: 3,
  title: "Projects",
  before: { first: "2018-10-29", last: "2018-12-23" },
  after: { first: "2018-11-05", last: "2018-12-30" },
  sessions: [
    { session: 1, title: "One", before: "2018-10-31", after: "2018-10-31", held: true },
    { session: 2, title: "Two", before: "2018-11-28", after: "2018-12-05", held: false },
    { session: 3, title: "Three", before: "2018-12-12", after: "2018-12-19", held: false },
  ],
  backfills: [
    {
      backfill: 4,
      before: { first: "2018-10-29", last: "2018-12-21" },
      after: { first: "2018-11-05", last: "2018-12-28" },
    },
  ],
  evaluations: [],
  refused: [],
  written: false,
};

test("what moves and what stays is said in one breath", () => {
  expect(movedWords(moved)).toBe(
    "It will run from 5 November 2018 to 30 December 2018. 2 sessions and 1 backfill move with it. 1 session stays as it was.",
  );
  expect(movedWords({ ...moved, sessions: [], backfills: [] })).toContain("Nothing else moves.");
});

test("weeks are a whole number of them", () => {
  expect(weeksIn("8")).toBe(8);
  expect(weeksIn("0")).toBeUndefined();
  expect(weeksIn("61")).toBeUndefined();
  expect(weeksIn("8.5")).toBeUndefined();
});
