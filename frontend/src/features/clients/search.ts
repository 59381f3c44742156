import { oneOf } from "../../lib/search";

/** Which form of a client's page is open. */
export type ClientSearch = { open?: "change" | "key" };
export const validateClientSearch = (given: Record<string, unknown>): ClientSearch => ({
  open: oneOf(["change", "key"], given.open),
});
