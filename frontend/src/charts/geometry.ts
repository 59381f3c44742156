/** Where the lines of a chart run, from its table and two scales. Shared by the small chart and the full one. */
import { line } from "d3-shape";
import { dottedSteps, gaps, lines, phases, type ChartRow, type Stretch } from "./table";
import { round } from "./marks";

export type Scales = { x: (index: number) => number; y: (value: number) => number; step: number };

export type Level = Stretch & {
  x1: number;
  x2: number;
  centre: number | null;
  lower: number | null;
  upper: number | null;
};

export type Drawing = {
  line: string;
  dotted: string;
  levels: Level[];
  target: { x1: number; x2: number; y: number } | null;
  gaps: (Stretch & { x: number; width: number })[];
};

export function draw(rows: ChartRow[], { x, y, step }: Scales): Drawing {
  const path = line<[number, number]>().digits(1);
  const height = (row: ChartRow | undefined) => row?.value ?? row?.excluded ?? 0;
  const along = ({ from, to }: Stretch) =>
    path(rows.slice(from, to + 1).map((row, offset) => [x(from + offset), y(height(row))])) ?? "";
  const left = (index: number) => round(x(index) - step / 2);
  const right = (index: number) => round(x(index) + step / 2);
  const targets = rows.flatMap((row, index) => (row.target === null ? [] : [{ index, value: row.target }]));
  const first = targets[0];
  const last = targets.at(-1);
  return {
    line: lines(rows).map(along).join(""),
    dotted: dottedSteps(rows).map(along).join(""),
    levels: phases(rows).flatMap((stretch) => levelOf(rows, stretch, left(stretch.from), right(stretch.to), y)),
    target: first && last ? { x1: left(first.index), x2: right(last.index), y: round(y(last.value)) } : null,
    gaps: gaps(rows).map((stretch) => ({
      ...stretch,
      x: left(stretch.from),
      width: round(right(stretch.to) - left(stretch.from)),
    })),
  };
}

function levelOf(rows: ChartRow[], stretch: Stretch, x1: number, x2: number, y: (value: number) => number): Level[] {
  const row = rows.slice(stretch.from, stretch.to + 1).find(({ centre }) => centre !== null);
  if (!row) return [];
  const at = (value: number | null) => (value === null ? null : round(y(value)));
  return [{ ...stretch, x1, x2, centre: at(row.centre), lower: at(row.lower), upper: at(row.upper) }];
}
