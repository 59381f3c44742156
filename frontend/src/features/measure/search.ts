import type { Membership, Panel } from "../../api/types";
import { code, oneOf } from "../../lib/search";

export type MeasureSearch = {
  /** the kind of chart and the rule set; the measure's own where they are not named */
  chart?: string;
  rules?: string;
  membership?: Membership;
  panel?: Panel;
  months?: "all";
  /** a day: the figures as they were known at its end */
  known?: string;
};

export function validateMeasureSearch(given: Record<string, unknown>): MeasureSearch {
  return {
    chart: code(given.chart),
    rules: code(given.rules),
    membership: oneOf(["then", "now"], given.membership),
    panel: oneOf(["all", "constant"], given.panel),
    months: oneOf(["all"], given.months),
    known: code(given.known),
  };
}

/** What the API is asked for: the rest of the address is how the page shows it. */
export const askedOf = ({ chart, rules, membership, panel }: MeasureSearch) => ({ chart, rules, membership, panel });
