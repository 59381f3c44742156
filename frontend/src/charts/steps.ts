/** Lines that step: limits that differ from point to point, and targets that change at a month. Pure. */
import type { Stretch } from "./table";

/** The left and right edge of a row's share of the axis, in pixels. */
export type Edges = { left: (index: number) => number; right: (index: number) => number };
/** A height in pixels for each row; null where there is none. */
export type Heights = (number | null)[];

/** The stretches of neighbouring rows, inside one stretch, at which a height is known. */
export function known(heights: Heights, { from, to }: Stretch): Stretch[] {
  const found: Stretch[] = [];
  for (let index = from; index <= to; index += 1) {
    if ((heights[index] ?? null) === null) continue;
    const last = found.at(-1);
    if (last && last.to === index - 1) last.to = index;
    else found.push({ from: index, to: index });
  }
  return found;
}

/** A level line over each stretch of equal heights, joined by upright steps; broken where no height is known. */
export function stepPath(heights: Heights, stretch: Stretch, edges: Edges): string {
  return known(heights, stretch)
    .map((run) => `M${edges.left(run.from)} ${heights[run.from]}${onwards(heights, run, edges)}`)
    .join("");
}

/**
 * The area between an upper and a lower line, both stepping. Where one of the two is missing the area reaches to the
 * edge of the plot: a chart with an upper limit alone has all that lies under it as its usual range.
 */
export function bandPath(
  upper: Heights,
  lower: Heights,
  stretch: Stretch,
  edges: Edges,
  { top, bottom }: { top: number; bottom: number },
): string {
  const either = upper.map((height, index) => height ?? lower[index] ?? null);
  return known(either, stretch)
    .map((run) => {
      const over = upper.map((height) => height ?? top);
      const under = lower.map((height) => height ?? bottom);
      return (
        `M${edges.left(run.from)} ${over[run.from]}${onwards(over, run, edges)}` +
        `V${under[run.to]}${backwards(under, run, edges)}Z`
      );
    })
    .join("");
}

function onwards(heights: Heights, { from, to }: Stretch, { right }: Edges): string {
  let path = "";
  for (let index = from; index <= to; index += 1) {
    if (index === to || heights[index + 1] !== heights[index]) path += `H${right(index)}`;
    if (index < to && heights[index + 1] !== heights[index]) path += `V${heights[index + 1]}`;
  }
  return path;
}

function backwards(heights: Heights, { from, to }: Stretch, { left }: Edges): string {
  let path = "";
  for (let index = to; index >= from; index -= 1) {
    if (index === from || heights[index - 1] !== heights[index]) path += `H${left(index)}`;
    if (index > from && heights[index - 1] !== heights[index]) path += `V${heights[index - 1]}`;
  }
  return path;
}
