import { code } from "../../lib/search";

export type EntrySearch = { organisation?: string };
export const validateEntrySearch = (given: Record<string, unknown>): EntrySearch => ({
  organisation: code(given.organisation),
});
