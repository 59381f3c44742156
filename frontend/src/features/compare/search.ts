import type { Compared } from "../../api/comparison";
import { code, oneOf } from "../../lib/search";

export const kinds = ["practice", "federation", "network", "commissioner"] as const satisfies readonly Compared[];

export type CompareSearch = {
  view?: "over-time";
  of?: Compared;
  /** the group whose practices are compared */
  within?: string;
  period?: string;
};

export function validateCompareSearch(given: Record<string, unknown>): CompareSearch {
  const period =
    typeof given.period === "string" && /^\d{4}-\d{2}-\d{2}$/.test(given.period) ? given.period : undefined;
  return {
    view: oneOf(["over-time"], given.view),
    of: oneOf(kinds, given.of),
    within: code(given.within),
    period,
  };
}
