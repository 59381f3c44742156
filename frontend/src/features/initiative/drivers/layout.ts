/** Where the boxes and lines of a driver diagram lie: columns by kind, in the order with the fewest crossings found. Pure. */
import { COLUMNS, type Box, type Drawing, type Link } from "./diagram";

export type Placed = { box: Box; x: number; y: number; width: number; height: number; lines: string[] };
export type Line = { link: Link; path: string; shared: boolean };
export type Layout = {
  width: number;
  height: number;
  aim: { x: number; y: number; width: number; height: number; lines: string[] };
  heads: { x: number; words: string }[];
  boxes: Placed[];
  /** from the aim to the primary drivers */
  spine: string[];
  lines: Line[];
};

const LINE = 18;
const PADDING = 10;
const GAP = 14;
const TOP = 34;
/** x, width and how many letters of 14 px fit on a line */
const AIM = { x: 0, width: 206, letters: 25 };
const PLACES = [
  { x: 262, width: 198, letters: 25 },
  { x: 516, width: 236, letters: 31 },
  { x: 808, width: 360, letters: 44 },
];
export const WIDTH = 1168;

export function wrapped(words: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Boxes of each column in the order in which they are drawn. */
export function ordered({ boxes, links }: Drawing): Box[][] {
  let columns = COLUMNS.map(({ kind }) => boxes.filter((box) => box.kind === kind));
  let best = columns;
  let fewest = crossings(columns, links);
  for (let sweep = 0; sweep < 6 && fewest > 0; sweep += 1) {
    columns = sweep % 2 === 0 ? swept(columns, links, "upper") : swept(columns, links, "lower");
    const found = crossings(columns, links);
    if (found < fewest) [best, fewest] = [columns, found];
  }
  return best;
}

/** Every column ordered by the mean place of what its boxes are linked with on one side (Sugiyama's barycentre). */
function swept(columns: Box[][], links: Link[], side: "upper" | "lower"): Box[][] {
  const mine = side === "upper" ? "lower" : "upper";
  const result = columns.map((column) => [...column]);
  const order = side === "upper" ? [...result.keys()].slice(1) : [...result.keys()].reverse().slice(1);
  for (const at of order) {
    const places = new Map(result.flatMap((column) => column.map((box, place) => [box.key, place / column.length])));
    const mean = (box: Box, now: number) => {
      const found = links.filter((link) => link[mine] === box.key).flatMap((link) => places.get(link[side]) ?? []);
      return found.length ? found.reduce((sum, place) => sum + place, 0) / found.length : now;
    };
    const column = result[at] ?? [];
    const ranked = column.map((box, now) => ({ box, now, mean: mean(box, now / column.length) }));
    result[at] = ranked.sort((one, other) => one.mean - other.mean || one.now - other.now).map(({ box }) => box);
  }
  return result;
}

export function crossings(columns: Box[][], links: Link[]): number {
  const places = new Map(
    columns.flatMap((column, at) => column.map((box, place) => [box.key, { at, place }] as const)),
  );
  const drawn = links.flatMap(({ upper, lower }) => {
    const [from, to] = [places.get(upper), places.get(lower)];
    return from && to ? [{ from, to }] : [];
  });
  let count = 0;
  drawn.forEach((one, index) => {
    for (const other of drawn.slice(index + 1)) {
      const alike = one.from.at === other.from.at && one.to.at === other.to.at;
      if (alike && (one.from.place - other.from.place) * (one.to.place - other.to.place) < 0) count += 1;
    }
  });
  return count;
}

export function layout(drawing: Drawing, aim: string): Layout {
  const columns = ordered(drawing).map((column, at) =>
    column.map((box) => {
      const place = PLACES[at] ?? { x: 0, width: 0, letters: 20 };
      const lines = wrapped(box.title, place.letters);
      const under = box.words === null ? 0 : 1;
      return { box, x: place.x, width: place.width, y: 0, height: LINE * (lines.length + under) + 2 * PADDING, lines };
    }),
  );
  const tallest = Math.max(120, ...columns.map((column) => stacked(column)));
  for (const column of [...columns].reverse()) settle(column, drawing.links, columns.flat(), tallest);
  const boxes = columns.flat();
  const lines = wrapped(aim, AIM.letters);
  const height = LINE * Math.max(lines.length, 1) + 4 * PADDING;
  const aimAt = { x: AIM.x, width: AIM.width, height, y: TOP + (tallest - height) / 2, lines };
  const byKey = new Map(boxes.map((placed) => [placed.box.key, placed]));
  const served = new Map<string, number>();
  for (const { lower } of drawing.links) served.set(lower, (served.get(lower) ?? 0) + 1);
  return {
    width: WIDTH,
    height: TOP + tallest + GAP,
    aim: aimAt,
    heads: [{ x: AIM.x, words: "Aim" }, ...COLUMNS.map(({ head }, at) => ({ x: PLACES[at]?.x ?? 0, words: head }))],
    boxes,
    spine: (columns[0] ?? []).map((placed) => curve(aimAt, placed)),
    lines: drawing.links.flatMap((link) => {
      const [upper, lower] = [byKey.get(link.upper), byKey.get(link.lower)];
      return upper && lower ? [{ link, path: curve(upper, lower), shared: (served.get(link.lower) ?? 0) > 1 }] : [];
    }),
  };
}

type Rectangle = { x: number; y: number; width: number; height: number };

const stacked = (column: Rectangle[]): number =>
  column.reduce((sum, { height }) => sum + height, 0) + GAP * Math.max(column.length - 1, 0);

/** Each box beside the middle of what serves it, without overlap, inside the height. */
function settle(column: Placed[], links: Link[], all: Placed[], height: number): void {
  const spare = (height - stacked(column)) / Math.max(column.length, 1);
  let even = TOP + spare / 2;
  for (const placed of column) {
    const serving = links
      .filter(({ upper }) => upper === placed.box.key)
      .flatMap(({ lower }) => all.find(({ box }) => box.key === lower && box.kind !== placed.box.kind) ?? []);
    const middle = serving.reduce((sum, { y, height: tall }) => sum + y + tall / 2, 0) / serving.length;
    placed.y = serving.length ? middle - placed.height / 2 : even;
    even += placed.height + GAP + spare;
  }
  let least = TOP;
  for (const placed of column) {
    placed.y = Math.max(placed.y, least);
    least = placed.y + placed.height + GAP;
  }
  let most = TOP + height;
  for (const placed of [...column].reverse()) {
    placed.y = Math.min(placed.y, most - placed.height);
    most = placed.y - GAP;
  }
}

/** From the right edge of one to the left edge of the other; two of one column are joined around their right edges. */
function curve(from: Rectangle, to: Rectangle): string {
  const x = from.x + from.width;
  const y = from.y + from.height / 2;
  const into = to.y + to.height / 2;
  if (to.x >= x) {
    const half = (to.x - x) / 2;
    return `M${x} ${y}C${x + half} ${y} ${to.x - half} ${into} ${to.x} ${into}`;
  }
  const out = Math.max(x, to.x + to.width) + 26;
  return `M${x} ${y}C${out} ${y} ${out} ${into} ${to.x + to.width} ${into}`;
}
