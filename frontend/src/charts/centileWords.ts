/** What a month of the centile chart says: the same pieces in its card, to a screen reader, and in the table. */
import type { Centiles } from "../api/comparison";
import { monthAndYear } from "../lib/period";
import { axisNumber } from "./axis";
import type { Centile } from "./centilesLayout";

/** A centile as the measure is written; "–" in a month that has none. */
export function centileShown({ centiles, measure }: Centiles, centile: Centile, index: number): string {
  const value = centiles[centile]?.[index] ?? null;
  return value === null ? "–" : axisNumber(value, measure, measure.decimals);
}

export const medianWords = (answer: Centiles, index: number): string =>
  `Median of ${answer.counts[index] ?? 0}: ${centileShown(answer, "50", index)}`;

export const middleWords = (answer: Centiles, index: number): string =>
  `Middle half: ${centileShown(answer, "25", index)} to ${centileShown(answer, "75", index)}`;

export const centilePointWords = (answer: Centiles, index: number): string =>
  [
    `${monthAndYear(answer.periods[index] ?? "")}: ${answer.shown[index]}`,
    medianWords(answer, index),
    middleWords(answer, index),
    "",
  ]
    .join(". ")
    .trimEnd();
