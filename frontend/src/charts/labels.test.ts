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

test("a label on a line goes where no point is under it", () => {
  const spots = [0, 20, 40, 60].map((x) => ({ x, y: 91 }));
  const { x, y } = clearest({ y: 100 }, spots, 0, 200, 50);
  expect(spots.some((spot) => spot.x > x - 4 && spot.x < x + 50 && Math.abs(spot.y - y) < 12)).toBe(false);
});
