/** Programmes with the years that renew them, and whether they run. */
import type { ProgrammeHead } from "../../api/programmeTypes";

export type When = "running" | "to come" | "ended";
export type Family = {
  /** the newest year, by which the programme is known */
  head: ProgrammeHead;
  /** years before it, the newest first */
  earlier: ProgrammeHead[];
  when: When;
};

export const whenOf = ({ first, last }: Pick<ProgrammeHead, "first" | "last">, today: string): When =>
  last < today ? "ended" : first > today ? "to come" : "running";

const order: When[] = ["running", "to come", "ended"];

/** Running ones first; inside that as they come, the newest first. A year that was renewed stands with its renewal. */
export function familiesOf(programmes: ProgrammeHead[], today: string): Family[] {
  const byCode = new Map(programmes.map((programme) => [programme.code, programme]));
  const renewed = new Set(programmes.map(({ renews }) => renews));
  const families = programmes
    .filter(({ code }) => !renewed.has(code))
    .map((head) => {
      const earlier: ProgrammeHead[] = [];
      for (let before = parent(byCode, head); before; before = parent(byCode, before)) earlier.push(before);
      const running = [head, ...earlier].some((year) => whenOf(year, today) === "running");
      return { head, earlier, when: running ? ("running" as const) : whenOf(head, today) };
    });
  return families.sort((one, other) => order.indexOf(one.when) - order.indexOf(other.when));
}

const parent = (byCode: Map<string, ProgrammeHead>, { renews }: ProgrammeHead) =>
  renews === null ? undefined : byCode.get(renews);

/** "£127m", "£1.5m", "£85,000" */
export function poundsWords(pounds: number): string {
  if (pounds < 1_000_000) return `£${pounds.toLocaleString("en-GB")}`;
  return `£${(pounds / 1_000_000).toLocaleString("en-GB", { maximumFractionDigits: 1 })}m`;
}
