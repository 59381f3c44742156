import { expect, test } from "vitest";
import type { PageTerm } from "../../api/programmeTypes";
import { termFor, termName } from "./terms";

test("a number that the title has is not said twice", () => {
  expect(termName({ place: 1, title: "teaching" })).toBe("Term 1, teaching");
  expect(termName({ place: 1, title: "Term 1, teaching" })).toBe("Term 1, teaching");
});

test("the term that runs, else the next, else the last; one that is asked for before all", () => {
  const term = (id: number, first: string, last: string) => ({ id, first, last }) as PageTerm;
  const terms = [term(1, "2018-04-23", "2018-06-17"), term(2, "2018-08-27", "2018-10-21")];
  expect(termFor(terms, "2018-05-01")?.id).toBe(1);
  expect(termFor(terms, "2018-07-01")?.id).toBe(2);
  expect(termFor(terms, "2019-01-01")?.id).toBe(2);
  expect(termFor(terms, "2018-05-01", 2)?.id).toBe(2);
  expect(termFor([], "2018-05-01")).toBeUndefined();
});
