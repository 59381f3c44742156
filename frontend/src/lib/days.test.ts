import { expect, test } from "vitest";
import { addDays, datesInWords, dayAndMonth, dayNumber, dayWords, isDay, weekdayNumber } from "./days";

test("days are added across the change of the clocks and the turn of the year", () => {
  expect(addDays("2018-10-27", 2)).toBe("2018-10-29");
  expect(addDays("2018-12-30", 7)).toBe("2019-01-06");
  expect(addDays("2018-03-01", -1)).toBe("2018-02-28");
  expect(dayNumber("2018-04-23") - dayNumber("2018-03-23")).toBe(31);
});

test("a day has a weekday and a name", () => {
  expect(weekdayNumber("2018-04-23")).toBe(0);
  expect(weekdayNumber("1969-12-31")).toBe(2);
  expect(dayWords("2018-11-28")).toBe("Wednesday 28 November");
  expect(dayWords("2019-01-14", "2018-11-21")).toBe("Monday 14 January 2019");
  expect(dayAndMonth("2018-11-05")).toBe("5 Nov");
});

test("what is half typed, or is on no calendar, is no day", () => {
  expect(isDay("2018-04-23")).toBe(true);
  expect(isDay("2018-02-30")).toBe(false);
  expect(isDay("2018-4")).toBe(false);
  expect(isDay("")).toBe(false);
});

test("days in a sentence are written out, and nothing else is touched", () => {
  expect(datesInWords("Not placed there from 2026-11-22 to 2026-12-20.")).toBe(
    "Not placed there from 22 November 2026 to 20 December 2026.",
  );
  expect(datesInWords("Batch 2026-13-45 of 1234-56-789 is not known.")).toBe(
    "Batch 2026-13-45 of 1234-56-789 is not known.",
  );
});
