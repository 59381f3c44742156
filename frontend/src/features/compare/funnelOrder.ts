/** The order of the table of a funnel. Never by level unless a person asks: a rank made of chance is none. */
import type { FunnelItem } from "../../api/comparison";
import type { SortDirection } from "../../ui/SortHead";

export type FunnelColumn = "name" | "value" | "numerator" | "denominator" | "place";
export type FunnelOrder = { by: FunnelColumn; direction: SortDirection };
export const BY_SIGNAL: FunnelOrder = { by: "place", direction: "ascending" };

const signals = ["worse", "improving", "up", "down"] as const;
const places = ["above_3", "below_3", "above_2", "below_2", "within"] as const;

/** Outside the 99.8% lines first, the unwanted side before the wanted; then between the lines; then the rest. */
function rank({ signal, place }: FunnelItem): number {
  return signal ? signals.indexOf(signal) : signals.length + places.indexOf(place);
}

const byName = (a: FunnelItem, b: FunnelItem) => a.organisation.name.localeCompare(b.organisation.name, "en-GB");
const comparisons: Record<FunnelColumn, (a: FunnelItem, b: FunnelItem) => number> = {
  name: byName,
  value: (a, b) => a.value - b.value,
  numerator: (a, b) => a.numerator - b.numerator,
  denominator: (a, b) => a.denominator - b.denominator,
  place: (a, b) => rank(a) - rank(b),
};

export function orderedItems(items: FunnelItem[], { by, direction }: FunnelOrder): FunnelItem[] {
  const turn = direction === "ascending" ? 1 : -1;
  return [...items].sort((a, b) => turn * comparisons[by](a, b) || byName(a, b));
}
