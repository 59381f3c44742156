import type { Membership } from "../../api/types";
import { oneOf } from "../../lib/search";

export function validateDashboardSearch(given: Record<string, unknown>): { membership?: Membership } {
  return { membership: oneOf(["then", "now"], given.membership) };
}
