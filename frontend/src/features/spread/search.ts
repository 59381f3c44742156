import { oneOf } from "../../lib/search";
import type { SpreadBy } from "./queries";

export type SpreadSearch = { by?: SpreadBy };

export const validateSpreadSearch = (given: Record<string, unknown>): SpreadSearch => ({
  by: oneOf(["region", "scheme"], given.by),
});
