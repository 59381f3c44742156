/** The words and the colour family of each verdict: shape, letter or word always goes with colour. */
import type { Assurance, Segment, Variation } from "../api/types";

export type Family = "improvement" | "concern" | "neutral" | "common";

export function familyOf(variation: Variation | null): Family {
  if (variation?.startsWith("improvement")) return "improvement";
  if (variation?.startsWith("concern")) return "concern";
  if (variation?.startsWith("neutral")) return "neutral";
  return "common";
}

export const variationWords: Record<Variation, string> = {
  improvement_high: "Improving, high",
  improvement_low: "Improving, low",
  concern_high: "Getting worse, high",
  concern_low: "Getting worse, low",
  neutral_high: "Moved up",
  neutral_low: "Moved down",
  common_cause: "No real change",
};

/** The verdict without H or L, as beside the large icon. */
export const verdictWords: Record<Variation, string> = {
  ...variationWords,
  improvement_high: "Improving",
  improvement_low: "Improving",
  concern_high: "Getting worse",
  concern_low: "Getting worse",
};

export const assuranceWords: Record<Assurance, string> = {
  consistent_pass: "Target reliably met",
  inconsistent: "Target within usual range",
  consistent_fail: "Target reliably missed",
};

export const plainText = (segments: Segment[]): string => segments.map(({ text }) => text).join("");
