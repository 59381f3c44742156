import { isDay } from "../../lib/days";

/** What is wrong with a day as it is typed; whether the step may be of that day is for the API to say. */
export const dayProblem = (day: string): string | undefined =>
  isDay(day) ? undefined : "Give the day it was reached, for example 2018-11-21.";
