export type AdoptionsSearch = { innovation?: string };

export function validateAdoptionsSearch(given: Record<string, unknown>): AdoptionsSearch {
  const { innovation } = given;
  return { innovation: typeof innovation === "string" && /^[\w-]{1,80}$/.test(innovation) ? innovation : undefined };
}
