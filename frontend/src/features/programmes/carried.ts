/** What a renewal takes into the further year, in words. */

const some = (count: number, one: string, many: string) =>
  count === 0 ? null : `${count} ${count === 1 ? one : many}`;

type Carrying = { principles: unknown[]; partners: unknown[] };

/** "Its aims, 3 design principles, 1 partner, the milestones of its projects and the themes" */
export function carriedWords({ principles, partners }: Carrying): string {
  const parts = [
    "Its aims",
    some(principles.length, "design principle", "design principles"),
    some(partners.length, "partner", "partners"),
    "the milestones of its projects",
  ].filter((part) => part !== null);
  return `${parts.join(", ")} and the themes`;
}
