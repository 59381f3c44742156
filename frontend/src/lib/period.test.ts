import { expect, test } from "vitest";
import { addMonths, longDate, monthAndYear, monthIndex, shortDate } from "./period";

test("a period is read as it is written, in every time zone", () => {
  expect(monthAndYear("2018-10-01")).toBe("October 2018");
});

test("a point that is an event and not a month keeps its own name", () => {
  expect(monthAndYear("Error 14")).toBe("Error 14");
});

test("months are added across the turn of a year, both ways", () => {
  expect(addMonths("2018-11-01", 3)).toBe("2019-02-01");
  expect(addMonths("2018-01-01", -1)).toBe("2017-12-01");
});

test("neighbouring months are one apart, also over New Year", () => {
  expect(monthIndex("2019-01-01") - monthIndex("2018-12-01")).toBe(1);
});

test("a day is written without leading noughts", () => {
  expect(longDate("2018-11-02T10:42:00Z")).toBe("2 November 2018");
  expect(shortDate("2018-11-02")).toBe("2 Nov 2018");
});
