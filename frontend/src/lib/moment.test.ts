import { expect, test } from "vitest";
import { clockTime, endOfDay, today, weekdayOf, whenWords } from "./moment";

const now = Date.parse("2018-07-12T22:30:00Z");

test("a moment is shown in English time: an hour ahead in summer", () => {
  expect(clockTime("2018-07-12T10:36:04Z")).toBe("11:36");
  expect(clockTime("2018-12-12T10:36:04Z")).toBe("10:36");
  expect(today(Date.parse("2018-07-12T23:30:00Z"))).toBe("2018-07-13");
});

test("the last two days have names", () => {
  expect(whenWords("2018-07-12T08:00:00Z", now)).toBe("today at 09:00");
  expect(whenWords("2018-07-11T08:00:00Z", now)).toBe("yesterday at 09:00");
  expect(whenWords("2018-07-01T08:00:00Z", now)).toBe("1 Jul 2018 at 09:00");
});

test("a day has a weekday, whatever the clock", () => {
  expect(weekdayOf("2018-11-30")).toBe("Friday");
});

test("a day ends at midnight in England, an hour earlier by the world's clock in summer", () => {
  expect(endOfDay("2018-07-12")).toBe("2018-07-12T22:59:59Z");
  expect(endOfDay("2018-12-12")).toBe("2018-12-12T23:59:59Z");
});
