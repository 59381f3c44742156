import { expect, test } from "vitest";
import { addMonths } from "../../lib/period";
import { courseLayout, histogramLayout, signed, tableDecimals } from "./layout";
import type { NationalChange } from "./queries";

const MONTHS = 36;
const BROKEN = 24;
const periods = Array.from({ length: MONTHS }, (_, month) => addMonths("2014-01-01", month));
const fitted = periods.map((_, month) => (month < BROKEN ? 10 : 7));
const effect = { value: -3, lower: -4, upper: -2, shown: "−3.0 (−4.0 to −2.0)" };
const found: Pick<NationalChange, "series" | "dated"> = {
  series: {
    periods,
    values: fitted.map((value, month) => (month === 5 ? null : value)),
    fitted,
    continued: periods.map(() => 10),
  },
  dated: {
    first: periods[BROKEN]!,
    earliest: periods[BROKEN - 1]!,
    latest: periods[BROKEN + 1]!,
    level: effect,
    slope: effect,
    twelve_months: effect,
  },
};

test("the change stands between the last month of the old course and the first of the new, inside its range", () => {
  const { change, plot, dots } = courseLayout(found, 1000);
  const step = (plot.right - plot.left) / MONTHS;
  expect(change!.x).toBeCloseTo(plot.left + step * BROKEN, 0);
  expect(change!.x).toBeGreaterThan(dots[BROKEN - 2]!.x);
  expect(change!.from).toBeLessThan(change!.x);
  expect(change!.to - change!.from).toBeCloseTo(3 * step, 0);
});

test("a month without a figure breaks the line; the fitted course is two lines; the old one goes on after it", () => {
  const { values, fitted: course, continued, dots } = courseLayout(found, 1000);
  const starts = (path: string) => path.split("M").length - 1;
  expect(dots).toHaveLength(MONTHS - 1);
  expect(starts(values)).toBe(2);
  expect(starts(course)).toBe(2);
  expect(continued.split("L")).toHaveLength(MONTHS - BROKEN);
});

test("without a dated change there is none to draw", () => {
  expect(courseLayout({ ...found, dated: null }, 1000)).toMatchObject({ change: null, continued: "" });
});

test("bars are as high as their practices are many, and stand over their part of the axis", () => {
  const { bars, plot, nought, percentiles, ticks } = histogramLayout(
    {
      practices: 30,
      percentiles: { "5": -4, "50": -1, "95": 3 },
      shown: { "5": "−4.0", "50": "−1.0", "95": "+3.0" },
      better: 20,
      better_share: 2 / 3,
      beyond_chance: 1,
      bins: [
        { lower: -5, upper: 0, practices: 20 },
        { lower: 0, upper: 5, practices: 10 },
      ],
    },
    1000,
  );
  expect(bars[0]!.height).toBeCloseTo(2 * bars[1]!.height, 0);
  expect(bars[0]!.x).toBe(plot.left);
  expect(nought).toBe(bars[1]!.x);
  expect(percentiles.map(({ text }) => text)).toEqual(["5 in 100 below: −4.0", "middle: −1.0", "5 in 100 above: +3.0"]);
  expect(ticks.map(({ text }) => text)).toContain("−2");
});

test("a change is written with its sign, a figure with three figures", () => {
  expect([signed(-1.5, 1), signed(0, 1), signed(2, 0)]).toEqual(["−1.5", "0.0", "+2"]);
  expect([tableDecimals([12.3, null]), tableDecimals([445]), tableDecimals([0.04])]).toEqual([1, 0, 4]);
});
