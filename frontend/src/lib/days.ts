/** Days are strings, "2018-11-21", without a time zone. Counted from 1 January 1970 so that they can be added. */
import { longDate, monthName, shortMonth, yearOf } from "./period";

const DAY_MS = 86_400_000;
const written = new Intl.DateTimeFormat("en-CA", { timeZone: "UTC", dateStyle: "short" });

export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** Whether it is a day of the calendar: a field that is half typed holds none. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;

export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
export const addDays = (day: string, days: number): string => written.format((dayNumber(day) + days) * DAY_MS);
/** 0 is Monday; 1 January 1970 was a Thursday. */
export const weekdayNumber = (day: string): number => (((dayNumber(day) + 3) % 7) + 7) % 7;

/** "Wednesday 28 November", with the year where it is not that of `beside`. */
export function dayWords(day: string, beside?: string): string {
  const words = `${WEEKDAYS[weekdayNumber(day)]} ${Number(day.slice(8))} ${monthName(day)}`;
  return beside && yearOf(beside) !== yearOf(day) ? `${words} ${yearOf(day)}` : words;
}
/** "28 Nov" */
export const dayAndMonth = (day: string): string => `${Number(day.slice(8))} ${shortMonth(day)}`;

/** A sentence with its days written out: "They left on 2018-11-21." becomes "They left on 21 November 2018." */
export const datesInWords = (sentence: string): string =>
  sentence.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => (isDay(day) ? longDate(day) : day));
