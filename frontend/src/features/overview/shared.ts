import type { Level, Overview, OverviewRow } from "../../api/types";
import type { OverviewSearch } from "./search";

/** The rows that have come, of how many, and how to ask for more. */
export type Rows = { rows: OverviewRow[]; count: number; wanted: () => void };

export type OverviewPartProps = {
  overview: Overview;
  level: Level;
  search: OverviewSearch;
  onSearch: (change: Partial<OverviewSearch>) => void;
  more: Rows;
};
