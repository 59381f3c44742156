/** The term in which a new session is to stand, in the address. */
export type AddSessionSearch = { term?: number };
export function validateAddSessionSearch(given: Record<string, unknown>): AddSessionSearch {
  const term = Number(given.term);
  return { term: Number.isSafeInteger(term) && term > 0 ? term : undefined };
}
