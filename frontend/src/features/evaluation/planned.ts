/** A form that is about to be put to a cohort: as typed, what is wrong with it, and as it is sent. */
import type { NewEvaluation, Occasion } from "../../api/facultyTypes";
import { isDay } from "../../lib/days";

export type Planned = {
  form: string;
  occasion: Occasion;
  session: string;
  opens: string;
  closes: string;
  /** as typed; empty for one each */
  tickets: string;
};
export type PlannedProblem = { field: keyof Planned; message: string };

export const planned: Planned = { form: "", occasion: "session", session: "", opens: "", closes: "", tickets: "" };

/** About a session the days may stay empty: they follow from the session's. */
export function problemsIn({ form, occasion, session, opens, closes, tickets }: Planned): PlannedProblem[] {
  const ofSession = occasion === "session";
  const problems: (PlannedProblem | false)[] = [
    !form && { field: "form", message: "Choose a form." },
    ofSession && !session && { field: "session", message: "Choose the session it is about." },
    !dayFits(opens, ofSession) && { field: "opens", message: "Give the day it opens, for example 2018-11-21." },
    !dayFits(closes, ofSession) && { field: "closes", message: "Give the last day, for example 2018-12-04." },
    isDay(opens) &&
      isDay(closes) &&
      closes < opens && { field: "closes", message: "It closes before it opens: choose a later last day." },
    !countFits(tickets) && {
      field: "tickets",
      message: "Give a number from 1 to 1,000, or leave it empty for one each.",
    },
  ];
  return problems.filter((problem) => problem !== false);
}

/** How many tickets: empty for one each. */
export const countFits = (tickets: string): boolean => tickets === "" || /^([1-9]\d{0,2}|1000)$/.test(tickets);

const dayFits = (day: string, mayBeEmpty: boolean): boolean => (day === "" ? mayBeEmpty : isDay(day));

export function evaluationOf(cohort: string, typed: Planned): NewEvaluation {
  const { form, occasion, session, opens, closes, tickets } = typed;
  return {
    cohort,
    form,
    occasion,
    ...(occasion === "session" && { session: Number(session) }),
    ...(opens && { opens }),
    ...(closes && { closes }),
    ...(tickets && { tickets: Number(tickets) }),
  };
}
