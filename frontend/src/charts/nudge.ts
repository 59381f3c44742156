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
