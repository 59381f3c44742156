import type { MovedTerm } from "../../../api/programmeTypes";
import { longDate } from "../../../lib/period";

/** 1 to 60, or undefined while it is no number of weeks. */
export function weeksIn(typed: string): number | undefined {
  const weeks = /^\d{1,2}$/.test(typed.trim()) ? Number(typed) : 0;
  return weeks >= 1 && weeks <= 60 ? weeks : undefined;
}

/** "It will run from 5 November 2018 to 30 December 2018. 3 sessions and 1 backfill move with it; 2 sessions stay." */
export function movedWords({ after, sessions, backfills, evaluations }: MovedTerm): string {
  const moving = sessions.filter((session) => session.before !== session.after).length;
  const staying = sessions.length - moving;
  const parts = [
    counted(moving, "session"),
    counted(backfills.length, "backfill"),
    counted(evaluations.length, "evaluation"),
  ].filter((words) => words !== undefined);
  const run = `It will run from ${longDate(after.first)} to ${longDate(after.last)}.`;
  const stay = staying > 0 ? ` ${counted(staying, "session")} ${staying === 1 ? "stays" : "stay"} as it was.` : "";
  if (parts.length === 0) return `${run} Nothing else moves.`;
  const verb = moving + backfills.length + evaluations.length === 1 ? "moves" : "move";
  return `${run} ${listed(parts)} ${verb} with it.${stay.replace("stay as it was", "stay as they were")}`;
}

const counted = (count: number, noun: string) => (count ? `${count} ${noun}${count === 1 ? "" : "s"}` : undefined);
const listed = (parts: string[]) =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
