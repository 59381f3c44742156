/** The order of the table of regions or schemes. Pure. */
import type { SpreadRow } from "../../api/innovationTypes";
import type { SortDirection } from "../../ui/SortHead";

export const STAGES = ["aware", "interested", "testing", "adopted", "sustained", "stopped"] as const;
export type PlaceColumn = "name" | "practices" | "share" | (typeof STAGES)[number];
export type PlaceOrder = { by: PlaceColumn; direction: SortDirection };

export const HIGHEST_SHARE: PlaceOrder = { by: "share", direction: "descending" };

/** The code of the row of those that belong nowhere: it stays last. */
const NOWHERE = "NONE";

const figureOf = (row: SpreadRow, by: Exclude<PlaceColumn, "name">): number =>
  by === "practices" ? row.practices : by === "share" ? (row.share ?? -1) : row.stages[by];

export function orderedPlaces(rows: SpreadRow[], { by, direction }: PlaceOrder): SpreadRow[] {
  const turn = direction === "ascending" ? 1 : -1;
  const name = ({ place }: SpreadRow) => place?.name ?? "";
  return [...rows].sort((a, b) => {
    const nowhere = Number(a.place?.code === NOWHERE) - Number(b.place?.code === NOWHERE);
    const asked = by === "name" ? name(a).localeCompare(name(b)) : figureOf(a, by) - figureOf(b, by);
    return nowhere || asked * turn || name(a).localeCompare(name(b));
  });
}

/** A head pressed once more turns the order round; a new one begins with the most, names with A. */
export const pressed = (order: PlaceOrder, by: PlaceColumn): PlaceOrder =>
  order.by === by
    ? { by, direction: order.direction === "ascending" ? "descending" : "ascending" }
    : { by, direction: by === "name" ? "ascending" : "descending" };
