import { expect, test } from "vitest";
import { course } from "../test/innovation";
import { spreadFanLayout } from "./spreadFanLayout";

const drawn = (width: number) => spreadFanLayout(course, width)!;
const startOf = (path: string) => /^M([\d.]+),([\d.]+)/.exec(path)!.slice(1).map(Number);

test("months follow each other evenly, what is known and what may come", () => {
  const { spots } = drawn(566);
  expect(spots.map(({ month }) => month)).toEqual([...course.cumulative.months, ...course.forecast!.months]);
  const steps = spots.slice(1).map(({ x }, place) => x - spots[place]!.x);
  for (const step of steps) expect(step).toBeCloseTo(steps[0]!, 0);
});

test("the fan opens at the last month known, and its bands hold each other", () => {
  const { outer, inner, middle, now } = drawn(566);
  for (const path of [outer, inner, middle]) expect(startOf(path)).toEqual([now.x, now.y]);
  const [high, likely, low] = drawn(566).ends;
  expect(high!.y).toBeLessThan(likely!.y);
  expect(likely!.y).toBeLessThan(low!.y);
  expect(likely!.text).toBe("20 likely");
});

test("every month says what it is", () => {
  const words = drawn(566).spots.map((spot) => spot.words);
  expect(words[0]).toBe("November 2018: 1 practice had adopted");
  expect(words.at(-1)).toBe("March 2019: 20 practices likely, half the time 15 to 26, nine times in ten 11 to 38");
});

test("its label stays inside the plot at any width, and clear of the line", () => {
  for (const width of [300, 326, 566]) {
    const { now, plot } = drawn(width);
    expect(now.label.x).toBeGreaterThanOrEqual(plot.left);
    expect(now.label.y).toBeLessThanOrEqual(now.y - 10);
    expect(now.label.text).toBe("10 in January 2019");
  }
});

test("without a forecast only what is known is drawn; without adopters nothing", () => {
  const known = spreadFanLayout({ ...course, forecast: null }, 566)!;
  expect([known.outer, known.inner, known.middle, known.fitted]).toEqual(["", "", "", ""]);
  expect(known.ends).toEqual([]);
  expect(known.spots).toHaveLength(3);
  expect(spreadFanLayout({ cumulative: { months: [], adopters: [] }, forecast: null }, 566)).toBeNull();
});
