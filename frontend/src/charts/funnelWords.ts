/** What a point of a funnel says: the same pieces in its card, to a screen reader, and in the table. */
import type { FunnelItem, FunnelPlace } from "../api/comparison";

export const placeWords: Record<FunnelPlace, string> = {
  above_3: "Above the upper 99.8% line",
  above_2: "Above the average, between the 95% and the 99.8% line",
  within: "Between the 95% lines",
  below_2: "Below the average, between the 95% and the 99.8% line",
  below_3: "Below the lower 99.8% line",
};

/** "Above the upper 99.8% line, on the unwanted side" */
export function lieWords({ place, signal }: Pick<FunnelItem, "place" | "signal">): string {
  if (signal === "improving") return `${placeWords[place]}, on the wanted side`;
  if (signal === "worse") return `${placeWords[place]}, on the unwanted side`;
  return placeWords[place];
}

/** "1,234 of 12,345" */
export const shareWords = ({ numerator_shown, denominator_shown }: FunnelItem): string =>
  `${numerator_shown} of ${denominator_shown}`;

/** "Rank: between 3rd and 41st lowest of 87" */
export const rankWords = ({ rank_shown }: FunnelItem): string => `Rank: ${rank_shown}`;

export const funnelPointWords = (item: FunnelItem): string =>
  `${item.organisation.name}: ${item.shown}. ${shareWords(item)}. ${lieWords(item)}. ${rankWords(item)}.`;
