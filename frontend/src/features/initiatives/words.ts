/** What the list says over itself. Pure. */
import type { ListedInitiative } from "./queries";

/** "16 initiatives. One has stalled." Those that have stalled are told once all rows are there. */
export function ledeOf(rows: ListedInitiative[], total: number, narrowed: boolean): string {
  if (total === 0) return narrowed ? "None matches." : "Nothing is being tried yet.";
  const many = `${total.toLocaleString("en-GB")} ${total === 1 ? "initiative" : "initiatives"}`;
  const head = narrowed ? `${many} ${total === 1 ? "matches" : "match"}.` : `${many}.`;
  const stalled = rows.filter((row) => row.stalled).length;
  if (rows.length < total || stalled === 0) return head;
  return `${head} ${stalled === 1 ? "One has" : `${stalled} have`} stalled: nothing recorded for 90 days.`;
}

/** "3.5 team · 3.0 adviser"; nothing where nobody has said. */
export function scoreWords({ score_team, score_adviser }: Pick<ListedInitiative, "score_team" | "score_adviser">) {
  return [
    score_team === null ? undefined : { score: score_team.toFixed(1), by: "team" },
    score_adviser === null ? undefined : { score: score_adviser.toFixed(1), by: "adviser" },
  ].filter((each) => each !== undefined);
}
