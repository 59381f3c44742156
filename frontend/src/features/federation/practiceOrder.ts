import type { MeasureHead, PracticeRow } from "../../api/types";

/** Most help needed first is the order of the API; a column sorts by its own worst, then by name. */
export type PracticeOrder = { by: "help" | "name" | "reported" | "initiatives" | "last_sent" | { measure: string } };

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
  if (by === "initiatives") {
    return [...rows].sort((a, b) => (b.initiatives ?? 0) - (a.initiatives ?? 0) || byName(a, b));
  }
  if (by === "last_sent") {
    return [...rows].sort((a, b) => (a.last_sent ?? "").localeCompare(b.last_sent ?? "") || byName(a, b));
  }
  return [...rows].sort((a, b) => need(a, by.measure) - need(b, by.measure) || byName(a, b));
}

const AT_ONCE = 3;

/** The measures in threes, those getting worse at most practices first: a row of eight would not fit a page. */
export function inThrees(measures: MeasureHead[], rows: PracticeRow[]): MeasureHead[][] {
  const worse = (code: string) =>
    rows.filter(({ cells }) => cells.some((cell) => cell.measure === code && cell.variation?.startsWith("concern")))
      .length;
  const sorted = [...measures].sort((a, b) => worse(b.code) - worse(a.code));
  return Array.from({ length: Math.ceil(sorted.length / AT_ONCE) }, (_, group) =>
    sorted.slice(group * AT_ONCE, (group + 1) * AT_ONCE),
  );
}
