import { expect, test } from "vitest";
import { daysOf, levelY, SIZE, timelineOf } from "./timeline";

const stances = [
  { day: "2018-01-01", now: "against", needed: "for", note: "" },
  { day: "2018-07-02", now: "unsure", needed: "for", note: "" },
] as const;

test("a stance holds until the next, and the last to the end; the ring is where they are needed", () => {
  const days = daysOf([{ stances: [...stances] }, { stances: [] }], "2018-12-31");
  expect(days).toEqual({ from: "2018-01-01", to: "2018-12-31" });
  const { path, dots, needed } = timelineOf([...stances], days);
  expect(dots.map(({ x }) => x)).toEqual([SIZE.left, (SIZE.left + SIZE.width - SIZE.right) / 2]);
  const end = SIZE.width - SIZE.right;
  expect(path).toBe(`M${SIZE.left} ${levelY("against")}H${dots[1]?.x}V${levelY("unsure")}H${end}`);
  expect(needed).toEqual({ x: end, y: levelY("for") });
});

test("who stands where they are needed has no ring, and one of whom nothing is known has no line", () => {
  const days = { from: "2018-01-01", to: "2018-12-31" };
  expect(timelineOf([{ ...stances[0], now: "for" }], days).needed).toBeNull();
  expect(timelineOf([], days)).toEqual({ path: "", dots: [], needed: null });
});
