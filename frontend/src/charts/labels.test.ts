import { expect, test } from "vitest";
import { clearest, nudge } from "./labels";

const ys = (labels: { y: number }[]) => labels.map(({ y }) => y);

test("labels that do not touch stay where they are", () => {
  expect(ys(nudge([{ y: 50 }, { y: 10 }], 15))).toEqual([10, 50]);
});

test("labels that touch move apart around their middle", () => {
  expect(ys(nudge([{ y: 100 }, { y: 104 }], 15))).toEqual([94.5, 109.5]);
});

test("moving two apart may push a third", () => {
  const placed = ys(nudge([{ y: 100 }, { y: 102 }, { y: 112 }], 15));
  expect(placed[1]! - placed[0]!).toBeCloseTo(15);
  expect(placed[2]! - placed[1]!).toBeCloseTo(15);
});

test("a label keeps off words that stand there already", () => {
  const texts = [{ x1: 0, x2: 120, y: 91 }];
  const [label] = clearest([{ y: 100, x1: 0, x2: 200 }], { points: [], lines: [], texts }, () => 50);
  expect(label!.x > 120 || Math.abs(label!.y - 91) > 12).toBe(true);
});

const line = (y: number) => ({ y, x1: 0, x2: 200 });

test("a label on a line goes where no point is under it", () => {
  const points = [0, 20, 40, 60].map((x) => ({ x, y: 91 }));
  const [label] = clearest([line(100)], { points, lines: [] }, () => 50);
  expect(points.some(({ x, y }) => x > label!.x - 4 && x < label!.x + 50 && Math.abs(y - label!.y) < 12)).toBe(false);
});

test("labels of two lines that are near each other lie on neither line nor label", () => {
  const lines = [line(100), line(108)];
  const [upper, lower] = clearest(lines, { points: [], lines }, () => 50);
  expect(upper?.y).toBe(91);
  expect(lower?.y).toBe(117);
});
