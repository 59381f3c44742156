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

type Spot = { x: number; y: number };
const REACH = 12;

/** The place along a line, just above or just below it, where a label of this width covers fewest points. */
export function clearest<Label extends { y: number }>(
  label: Label,
  spots: Spot[],
  from: number,
  to: number,
  width: number,
): Label & { x: number } {
  let best = { ...label, x: from, y: label.y - 9, covered: Infinity };
  for (let x = from; x <= Math.max(from, to); x += 10) {
    for (const y of [label.y - 9, label.y + 9]) {
      const covered = spots.filter(
        (spot) => spot.x > x - 4 && spot.x < x + width && Math.abs(spot.y - y) < REACH,
      ).length;
      if (covered < best.covered) best = { ...label, x, y, covered };
    }
  }
  return best;
}
