/** What a measure counts, in the line of facts under a page's heading. */
import type { Measure } from "../api/types";

const directionWords: Record<Measure["direction"], string> = {
  lower: "Lower is better. ",
  higher: "Higher is better. ",
  neither: "",
};

/** "Calls not answered, as a share of all calls. Lower is better. " */
export function definitionWords({ numerator, denominator, unit, unit_label, direction }: Measure): string {
  const wanted = directionWords[direction];
  if (!numerator) return wanted;
  const what = numerator.charAt(0).toUpperCase() + numerator.slice(1);
  if (!denominator) return `${what}. ${wanted}`;
  const per = denominator.charAt(0).toLowerCase() + denominator.slice(1);
  return `${what}, ${unit === "percent" ? `as a share of ${per}` : unit_label}. ${wanted}`;
}
