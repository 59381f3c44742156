import { expect, test } from "vitest";
import { effect, evidence, pooled, site } from "../test/innovation";
import { forestLayout, signedNumber } from "./forestLayout";
import { forestWords } from "./Forest";

const wide = forestLayout(evidence(), 1168);
const narrow = forestLayout(evidence(), 326);

test("a range lies where its figures do, to the left of nought where they are less", () => {
  const [first, second] = wide.rows;
  expect(first!.x1).toBeLessThan(first!.x2);
  expect(first!.x2).toBeLessThan(wide.nought.x);
  expect(second!.x2).toBeGreaterThan(wide.nought.x);
  // The same distance on the picture for the same difference: -6 to -2 is as long as -3 to 1.
  expect(first!.x2 - first!.x1).toBeCloseTo(second!.x2 - second!.x1, 0);
});

test("the area of a square is its site's weight", () => {
  const [heavy, light] = wide.rows.map(({ square }) => square.side ** 2);
  expect(heavy! / light!).toBeCloseTo(4, 0);
});

test("every range is inside the plot, also what a new site could expect", () => {
  for (const layout of [wide, narrow]) {
    const ends = [...layout.rows, layout.expected!].flatMap(({ x1, x2 }) => [x1, x2]);
    for (const x of ends) {
      expect(x).toBeGreaterThan(layout.plot.left);
      expect(x).toBeLessThan(layout.plot.right);
    }
  }
});

test("rows never overlap, and what is pooled comes after the sites", () => {
  for (const layout of [wide, narrow]) {
    const tops = [...layout.rows, layout.pooled!, layout.expected!].map(({ top }) => top);
    tops.slice(1).forEach((top, place) => expect(top - tops[place]!).toBeGreaterThanOrEqual(layout.rowHeight));
    expect(layout.height).toBeGreaterThan(tops.at(-1)! + layout.rowHeight);
  }
});

test("on a phone the words of a row stand above its range, and the grid only beside ranges", () => {
  for (const { words, y } of narrow.rows) expect(words + 15).toBeLessThan(y - 8);
  expect(narrow.nought.path.match(/M/g)).toHaveLength(4);
  expect(wide.nought.path.match(/M/g)).toHaveLength(1);
});

test("where nothing is pooled there is no diamond, and squares are of one size", () => {
  const layout = forestLayout(evidence({ sites: [site("Fenwater", effect(-4, -6, -2), null)], pooled: null }), 1168);
  expect(layout.pooled).toBeNull();
  expect(layout.expected).toBeNull();
  expect(layout.average).toBe("");
  expect(layout.rows[0]!.square.side).toBe(9);
});

test("the words beside nought stay inside the plot and apart, where all changes lie on one side", () => {
  const rising = forestLayout(
    evidence({
      sites: [site("Fenwater", effect(8, 6, 10), 1)],
      pooled: pooled(effect(8, 6, 10), null),
      sides: { below: "lower patient satisfaction", above: "higher" },
    }),
    1168,
  );
  expect(rising.sides.below).toBeGreaterThan(rising.plot.left + 150);
  expect(rising.sides.above).toBeGreaterThan(rising.sides.below);
});

test("ticks are signed, and as exact as their steps", () => {
  expect(signedNumber(-4, 0)).toBe("−4");
  expect(signedNumber(0, 1)).toBe("0");
  expect(signedNumber(0.5, 1)).toBe("+0.5");
  const close = forestLayout(
    evidence({ sites: [site("Fenwater", effect(-0.02, -0.06, 0.02), 1)], pooled: null }),
    1168,
  );
  expect(new Set(close.ticks.map(({ text }) => text)).size).toBe(close.ticks.length);
});

test("the picture says what is pooled, or why nothing is", () => {
  expect(forestWords(evidence())).toBe(
    "Forest plot of 2 sites. All together: -3 (-4 to -2) points. The same figures are in the table.",
  );
  expect(forestWords(evidence({ pooled: null, too_few: "Two sites with enough months: too few to pool." }))).toBe(
    "Forest plot of 2 sites. Two sites with enough months: too few to pool. The same figures are in the table.",
  );
});
