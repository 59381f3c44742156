import type { Level, OverviewQuery } from "../../api/types";
import { code, oneOf } from "../../lib/search";

/** What a person would share of the grid: it is all in the address. */
export type OverviewSearch = Pick<
  OverviewQuery,
  "region" | "commissioner" | "wave" | "signal" | "membership" | "sort"
> & {
  level?: Level;
  /** the measure of the phone's list */
  measure?: string;
  view?: "grid" | "table";
};

export function validateOverviewSearch(given: Record<string, unknown>): OverviewSearch {
  return {
    level: oneOf(["federation", "network", "scheme", "commissioner", "region"], given.level),
    region: code(given.region),
    commissioner: code(given.commissioner),
    wave: oneOf(["1", "2", "none"], given.wave),
    signal: oneOf(["worse", "improving", "overdue", "no_data"], given.signal),
    membership: oneOf(["then", "now"], given.membership),
    sort: oneOf(["worst", "name"], given.sort),
    measure: code(given.measure),
    view: oneOf(["grid", "table"], given.view),
  };
}
