/** The same invented country every time: numbers that follow from a seed (mulberry32). */
export type Random = { next: () => number; normal: () => number; pick: <Item>(items: readonly Item[]) => Item };

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(next() + 1e-9)) * Math.cos(2 * Math.PI * next());
  return { next, normal, pick: (items) => items[Math.floor(next() * items.length)]! };
}
