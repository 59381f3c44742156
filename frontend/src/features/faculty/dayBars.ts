/** Days as lengths of a bar, and as they are written. */
import { round } from "../../charts/marks";

export const BAR_WIDTH = 140;

/** "3", "2.5": days come in halves and quarters, never with noughts behind. */
export const days = (count: number): string => count.toLocaleString("en-GB", { maximumFractionDigits: 2 });
export const most = (counts: number[]): number => Math.max(1, ...counts);

export type DayBar = { used: number; over: number; end: number };

/** How far the bar reaches within what there is, how far beyond it, and where what there is ends. */
export function dayBar(used: number, of: number, longest: number): DayBar {
  const x = (count: number) => round((Math.max(0, Math.min(count, longest)) / longest) * BAR_WIDTH);
  return { used: x(Math.min(used, of)), over: x(used) - x(Math.min(used, of)), end: x(of) };
}
