import type { Membership, Panel } from "../../api/types";
import { oneOf } from "../../lib/search";

export type MeasureSearch = { membership?: Membership; panel?: Panel; months?: "all" };

export function validateMeasureSearch(given: Record<string, unknown>): MeasureSearch {
  return {
    membership: oneOf(["then", "now"], given.membership),
    panel: oneOf(["all", "constant"], given.panel),
    months: oneOf(["all"], given.months),
  };
}
