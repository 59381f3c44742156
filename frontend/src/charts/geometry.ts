/** Where the lines of a chart run, from its table and two scales. Shared by the small chart and the full one. */
import { line } from "d3-shape";
import { bandPath, stepPath, type Edges, type Heights } from "./steps";
import { dottedSteps, gaps, lines, phases, targets, type ChartRow, type Stretch } from "./table";
import { round } from "./marks";

export type Scales = {
  x: (index: number) => number;
  y: (value: number) => number;
  step: number;
  /** the edges of the plot, which the usual range reaches where it has one limit alone */
  top: number;
  bottom: number;
};

/** The lines of one phase, as paths, and how high they end. */
export type Level = Stretch & {
  x1: number;
  x2: number;
  centre: string;
  lower: string;
  upper: string;
  range: string;
  ends: { centre: number | null; lower: number | null; upper: number | null };
  /** the limits differ from point to point */
  stepping: boolean;
};

export type Drawing = {
  line: string;
  dotted: string;
  levels: Level[];
  target: string;
  /** a target and the months it holds for */
  targets: (Stretch & { x1: number; x2: number; y: number; value: number })[];
  gaps: (Stretch & { x: number; width: number })[];
};

export function draw(rows: ChartRow[], { x, y, step, top, bottom }: Scales): Drawing {
  const path = line<[number, number]>().digits(1);
  const height = (row: ChartRow | undefined) => row?.value ?? row?.excluded ?? 0;
  const along = ({ from, to }: Stretch) =>
    path(rows.slice(from, to + 1).map((row, offset) => [x(from + offset), y(height(row))])) ?? "";
  const edges: Edges = {
    left: (index) => round(x(index) - step / 2),
    right: (index) => round(x(index) + step / 2),
  };
  const { left, right } = edges;
  const heightsOf = (name: "centre" | "lower" | "upper" | "target"): Heights =>
    rows.map(({ [name]: value }) => (value === null ? null : round(y(value))));
  const [centre, lower, upper, target] = [
    heightsOf("centre"),
    heightsOf("lower"),
    heightsOf("upper"),
    heightsOf("target"),
  ];
  const levelOf = (stretch: Stretch): Level => {
    const last = (heights: Heights) => heights.slice(stretch.from, stretch.to + 1).findLast((at) => at !== null);
    const differ = (heights: Heights) =>
      new Set(heights.slice(stretch.from, stretch.to + 1).filter((at) => at !== null)).size > 1;
    return {
      ...stretch,
      x1: left(stretch.from),
      x2: right(stretch.to),
      centre: stepPath(centre, stretch, edges),
      lower: stepPath(lower, stretch, edges),
      upper: stepPath(upper, stretch, edges),
      range: bandPath(upper, lower, stretch, edges, { top, bottom }),
      ends: { centre: last(centre) ?? null, lower: last(lower) ?? null, upper: last(upper) ?? null },
      stepping: differ(upper) || differ(lower),
    };
  };
  return {
    line: lines(rows).map(along).join(""),
    dotted: dottedSteps(rows).map(along).join(""),
    levels: phases(rows).map(levelOf),
    target: stepPath(target, { from: 0, to: rows.length - 1 }, edges),
    targets: targets(rows).map((stretch) => ({
      ...stretch,
      x1: left(stretch.from),
      x2: right(stretch.to),
      y: round(y(stretch.value)),
    })),
    gaps: gaps(rows).map((stretch) => ({
      ...stretch,
      x: left(stretch.from),
      width: round(right(stretch.to) - left(stretch.from)),
    })),
  };
}
