/** The order of refused rows. Only sound when all of them are at hand. */
import type { RowProblem } from "../../api/figureTypes";
import type { SortDirection } from "../../ui/SortHead";

export type RowColumn = "row" | "organisation" | "period" | "column" | "what";
export type RowOrder = { by: RowColumn; direction: SortDirection };

export function ordered(rows: RowProblem[], { by, direction }: RowOrder): RowProblem[] {
  const turn = direction === "ascending" ? 1 : -1;
  // An empty cell goes last whichever way; `sort` is stable, so equal cells stay in the order of the file.
  return [...rows].sort((a, b) => {
    const [first, second] = [a[by], b[by]];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return turn * (typeof first === "number" ? first - Number(second) : first.localeCompare(String(second)));
  });
}
