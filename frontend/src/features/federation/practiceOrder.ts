import type { PracticeRow } from "../../api/types";

/** Most help needed first is the order of the API; a column sorts by its own worst, then by name. */
export type PracticeOrder = { by: "help" | "name" | "reported" | "last_sent" | { measure: string } };

const byName = (a: PracticeRow, b: PracticeRow) => a.organisation.name.localeCompare(b.organisation.name, "en-GB");
const sent = (row: PracticeRow) => row.reported.filter(Boolean).length;

/** Order by signal, never by level: getting worse, then nothing heard, then no change, then improving. */
function need(row: PracticeRow, measure: string): number {
  const cell = row.cells.find((each) => each.measure === measure);
  if (cell?.variation?.startsWith("concern")) return 0;
  if (!cell || cell.state === "no_data") return 1;
  return cell.variation?.startsWith("improvement") ? 3 : 2;
}

export function ordered(rows: PracticeRow[], { by }: PracticeOrder): PracticeRow[] {
  if (by === "help") return rows;
  if (by === "name") return [...rows].sort(byName);
  if (by === "reported") return [...rows].sort((a, b) => sent(a) - sent(b) || byName(a, b));
  if (by === "last_sent") {
    return [...rows].sort((a, b) => (a.last_sent ?? "").localeCompare(b.last_sent ?? "") || byName(a, b));
  }
  return [...rows].sort((a, b) => need(a, by.measure) - need(b, by.measure) || byName(a, b));
}
