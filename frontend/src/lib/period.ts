/** Periods are strings, "2018-10-01": a month has no time of day and no time zone, so `Date` never sees one. */
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

export const yearOf = (period: string): number => Number(period.slice(0, 4));
/** 1 to 12 */
export const monthOf = (period: string): number => Number(period.slice(5, 7));
/** Months since year 0, for distances along an axis. */
export const monthIndex = (period: string): number => yearOf(period) * 12 + monthOf(period) - 1;

export const monthName = (period: string): string => MONTHS[monthOf(period) - 1] ?? period;
export const shortMonth = (period: string): string => monthName(period).slice(0, 3);
/** Whether it is a period at all: the points of some charts are events or samples, "Error 14", "Week 3". */
export const isPeriod = (label: string): boolean => /^\d{4}-\d{2}-\d{2}/.test(label);
/** "October 2018"; what is no period stays as it is. */
export const monthAndYear = (period: string): string =>
  isPeriod(period) ? `${monthName(period)} ${yearOf(period)}` : period;

/** The period `months` later. */
export function addMonths(period: string, months: number): string {
  const index = monthIndex(period) + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-01`;
}

/** "12 Nov 2018" from "2018-11-12" or a full timestamp. */
export function shortDate(date: string): string {
  return `${Number(date.slice(8, 10))} ${shortMonth(date)} ${yearOf(date)}`;
}

/** "12 November 2018" from "2018-11-12" or a full timestamp. */
export function longDate(date: string): string {
  return `${Number(date.slice(8, 10))} ${monthName(date)} ${yearOf(date)}`;
}
