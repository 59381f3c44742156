import type { Mark } from "./table";

/** The outline of a point: shape tells the signal where colour cannot. `size` is the radius of the plain circle. */
export function markPath(mark: Mark, x: number, y: number, size: number): string {
  const at = (dx: number, dy: number) => `${round(x + dx)} ${round(y + dy)}`;
  if (mark === "improving") {
    const r = size * 1.65;
    return `M${at(0, -r)}L${at(r, 0)}L${at(0, r)}L${at(-r, 0)}Z`;
  }
  if (mark === "worse") {
    const r = size * 1.25;
    return `M${at(-r, -r)}L${at(r, -r)}L${at(r, r)}L${at(-r, r)}Z`;
  }
  if (mark === "up" || mark === "down") {
    const r = (mark === "up" ? 1 : -1) * size * 1.6;
    return `M${at(0, -r)}L${at(r, r * 0.8)}L${at(-r, r * 0.8)}Z`;
  }
  return `M${at(-size, 0)}a${size} ${size} 0 1 0 ${2 * size} 0a${size} ${size} 0 1 0 ${-2 * size} 0Z`;
}

export const round = (value: number): number => Math.round(value * 10) / 10;
