/** Moves labels apart until none is nearer than `gap` to the next, keeping their order and staying as near as may be. */
export function nudge<Label extends { y: number }>(labels: Label[], gap: number): Label[] {
  type Group = { labels: Label[]; centre: number };
  const groups: Group[] = [];
  for (const label of [...labels].sort((a, b) => a.y - b.y)) {
    let group: Group = { labels: [label], centre: label.y };
    for (let above = groups.at(-1); above && overlap(above, group, gap); above = groups.at(-1)) {
      groups.pop();
      const merged = [...above.labels, ...group.labels];
      group = { labels: merged, centre: merged.reduce((sum, { y }) => sum + y, 0) / merged.length };
    }
    groups.push(group);
  }
  return groups.flatMap(({ labels: members, centre }) =>
    members.map((label, index) => ({ ...label, y: centre + (index - (members.length - 1) / 2) * gap })),
  );
}

function overlap(
  above: { labels: unknown[]; centre: number },
  below: { labels: unknown[]; centre: number },
  gap: number,
): boolean {
  return below.centre - above.centre < ((above.labels.length + below.labels.length) / 2) * gap;
}

/** What a label should not lie on: points, and lines that run level for a while. */
type Level = { x1: number; x2: number; y: number };
export type Obstacles = { points: { x: number; y: number }[]; lines: Level[]; texts?: Level[] };
export type Placed<Label> = Label & { x: number };

const REACH = 12;
/** How far a label stands off its own line; another line any nearer than that runs through its letters. */
const OFF = 9;
const STRUCK = 5;
const WORDS = 100;

/**
 * For each label on its line, the place just above or just below it where a label of its width covers least: points,
 * other lines and, above all, other words.
 */
export function clearest<Label extends { y: number; x1: number; x2: number }>(
  labels: Label[],
  { points, lines, texts = [] }: Obstacles,
  widthOf: (label: Label) => number,
): Placed<Label>[] {
  const placed: Placed<Label>[] = [];
  const words = [...texts];
  for (const label of labels) {
    const width = widthOf(label);
    let best = { ...label, x: label.x1, y: label.y - OFF, covered: Infinity };
    for (let x = label.x1 + 4; x <= Math.max(label.x1 + 4, label.x2 - width); x += 10) {
      for (const y of [label.y - OFF, label.y + OFF]) {
        const beside = (from: number, to: number) => to > x - 8 && from < x + width + 4;
        const covered =
          points.filter((point) => beside(point.x, point.x) && Math.abs(point.y - y) < REACH).length +
          STRUCK * lines.filter((line) => beside(line.x1, line.x2) && Math.abs(line.y - y) < OFF - 1).length +
          WORDS * words.filter((other) => beside(other.x1, other.x2) && Math.abs(other.y - y) < REACH + 1).length;
        if (covered < best.covered) best = { ...label, x, y, covered };
      }
    }
    placed.push(best);
    words.push({ x1: best.x, x2: best.x + width, y: best.y });
  }
  return placed;
}

/** A name cut to so many letters, with a sign that it was. */
export const shortened = (name: string, most: number): string =>
  name.length > most ? `${name.slice(0, Math.max(1, most - 1)).trimEnd()}…` : name;
