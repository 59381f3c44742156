/** Moments, "2018-11-12T10:36:04Z": shown in English time, whatever clock the computer has. Days stay strings. */
import { shortDate } from "./period";

const ZONE = "Europe/London";
const clock = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" });
const clockWithSeconds = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, timeStyle: "medium" });
const day = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE, dateStyle: "short" });
const weekday = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "long" });

/** "10:36" */
export const clockTime = (moment: string): string => clock.format(Date.parse(moment));
/** "10:36:04" */
export const clockTimeOf = (milliseconds: number): string => clockWithSeconds.format(milliseconds);
/** "2018-11-12", in England */
export const today = (now = Date.now()): string => day.format(now);
/** "Friday", of a day */
export const weekdayOf = (date: string): string => weekday.format(Date.parse(`${date.slice(0, 10)}T12:00:00Z`));

/** "today at 10:36", "yesterday at 10:36", "12 Nov 2018 at 10:36" */
export function whenWords(moment: string, now = Date.now()): string {
  const date = today(Date.parse(moment));
  const name = date === today(now) ? "today" : date === today(now - 86_400_000) ? "yesterday" : shortDate(date);
  return `${name} at ${clockTime(moment)}`;
}

/** The last second of a day in England, as a moment. */
export function endOfDay(day: string): string {
  const inWinter = `${day}T23:59:59Z`;
  return today(Date.parse(inWinter)) === day ? inWinter : `${day}T22:59:59Z`;
}
