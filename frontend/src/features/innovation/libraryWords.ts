/** How many innovations a search has found; announced as it changes. */
export function foundWords(total: number, filtered: boolean): string {
  const innovations = total === 1 ? "innovation" : "innovations";
  if (!filtered) return `${total} ${innovations}: changes that practices have tried, and what the figures say of each.`;
  return total === 0 ? "No innovation found." : `${total} ${innovations} found.`;
}
