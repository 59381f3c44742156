import { expect, test } from "vitest";
import { series } from "../test/series";
import { seriesLayout, type Charted } from "./seriesLayout";

const wide = (given: Charted = series) => seriesLayout(given, 1168);
const texts = (labels: { text: string }[]) => labels.map(({ text }) => text);

test("a wide chart shows every month, a narrow one its last 24", () => {
  expect(wide().rows).toHaveLength(30);
  const narrow = seriesLayout(series, 350);
  expect(narrow.rows).toHaveLength(24);
  expect(narrow.first).toBe(6);
});

test("a share's limits beyond 100% are cut off, and named at the edge", () => {
  const points = series.points.map((point) => ({ ...point, upper: 104 }));
  const { axis, plot, endLabels } = wide({ ...series, points });
  expect(axis.domain[1]).toBe(100);
  expect(endLabels.find(({ text }) => text.startsWith("Upper"))?.y).toBeGreaterThanOrEqual(plot.top);
});

test("a month whose figure is too small to show has a mark of its own and is no gap", () => {
  const points = series.points.map((point, index) =>
    index === 20 ? { ...point, value: null, status: "suppressed" as const } : point,
  );
  const { withheld, drawing } = wide({ ...series, points });
  expect(withheld).toHaveLength(1);
  expect(drawing.gaps.map(({ from, to }) => [from, to])).toEqual([[3, 3]]);
});

test("a moving range of percentages is read in percentage points", () => {
  const { axis } = wide({ ...series, chart: { name: "mr", title: "Moving range chart" } });
  expect(axis.title).toBe("percentage points");
  expect(axis.labels.every(({ text }) => !text.includes("%"))).toBe(true);
});

test("every label at the right end keeps its distance from the next", () => {
  const ys = wide().endLabels.map(({ y }) => y);
  const nearest = Math.min(...ys.slice(1).map((y, index) => y - ys[index]!));
  expect(nearest).toBeGreaterThanOrEqual(14.9);
});

test("the labels at the end are those of the current phase, and the target in force", () => {
  expect(texts(wide().endLabels)).toEqual(["Upper limit 12.0%", "Average 10.5%", "Target 10%", "Lower limit 9.0%"]);
});

test("an earlier phase and an earlier target are named on their own lines", () => {
  expect(texts(wide().earlierLabels)).toEqual([
    "Upper limit 15.0%",
    "Average 13.5%",
    "Lower limit 12.0%",
    "Target 12%",
  ]);
});

test("a target steps where another was set, and is gone where there is none from then on", () => {
  const { drawing } = wide();
  expect(drawing.targets.map(({ from, to, value }) => [from, to, value])).toEqual([
    [0, 14, 12],
    [15, 29, 10],
  ]);
  expect(drawing.target.match(/M/g)).toHaveLength(1);
  const without = {
    ...series,
    points: series.points.map((point, index) => (index < 20 ? point : { ...point, target: null })),
  };
  expect(wide(without).drawing.targets.at(-1)?.to).toBe(19);
  expect(texts(wide(without).endLabels)).not.toContain("Target 10%");
});

test("limits that were recalculated are said where they change, with the reason", () => {
  expect(texts(wide().rebases)).toEqual(["April 2017: limits recalculated, new phone system"]);
});

test("words over a phase are shortened to the room they have, and go left where there is more", () => {
  const later = {
    ...series,
    points: series.points.map((point, index) => ({ ...point, phase: index < 28 ? 0 : 1 })),
  };
  const [rebase] = wide(later).rebases;
  expect(rebase).toMatchObject({ leftwards: true, text: "May 2018: limits recalculated, new phone system" });
  const narrow = seriesLayout(series, 350).rebases;
  expect(texts(narrow)).toEqual(["April 2017: limits recalculated"]);
});

test("limits that rest on fewer months than the phase has are bracketed over those months", () => {
  const { brackets, drawing } = wide();
  const level = drawing.levels[1]!;
  expect(texts(brackets)).toEqual(["limits from these 12 months"]);
  expect((brackets[0]!.x2 - brackets[0]!.x1) / (level.x2 - level.x1)).toBeCloseTo(12 / 15, 1);
  expect(brackets[0]!.y).toBeLessThan(level.ends.upper!);
});

test("a phase whose limits rest on all its months has no bracket", () => {
  const phases = series.phases.map((phase) => ({ ...phase, baseline: null }));
  expect(wide({ ...series, phases }).brackets).toEqual([]);
});

test("limits that differ from point to point step, and are named at the end alone", () => {
  const points = series.points.map((point, index) => ({
    ...point,
    lower: point.lower! - (index % 2) * 0.3,
    upper: point.upper! + (index % 2) * 0.3,
  }));
  const { drawing, earlierLabels, endLabels } = wide({ ...series, points });
  expect(drawing.levels.every(({ stepping }) => stepping)).toBe(true);
  expect(drawing.levels[0]?.upper.match(/V/g)).toHaveLength(14);
  expect(texts(earlierLabels)).toEqual(["Average 13.5%", "Target 12%"]);
  expect(endLabels.find(({ text }) => text.startsWith("Upper"))?.y).toBeCloseTo(drawing.levels[1]!.ends.upper!, 0);
});

test("a run chart has a median and no limits", () => {
  const run = {
    ...series,
    chart: { name: "run", title: "Run chart" } as const,
    points: series.points.map((point) => ({ ...point, lower: null, upper: null })),
  };
  const { drawing, endLabels } = wide(run);
  expect(drawing.levels.map(({ range, upper, lower }) => [range, upper, lower])).toEqual([
    ["", "", ""],
    ["", "", ""],
  ]);
  expect(texts(endLabels)).toContain("Median 10.5%");
});

test("points lie inside the plot, excluded ones too", () => {
  const { spots, plot } = wide();
  expect(spots).toHaveLength(29);
  expect(spots.every(({ x, y }) => x > plot.left && x < plot.right && y >= plot.top && y <= plot.bottom)).toBe(true);
  expect(spots.filter(({ row }) => row.excluded !== null)).toHaveLength(1);
});

test("gaps too near each other share their words, and none stand on the axis", () => {
  const gaps = (width: number, ...months: number[]) => {
    const points = series.points.map((point, index) =>
      months.includes(index) ? { ...point, value: null, status: "missing" as const } : point,
    );
    return seriesLayout({ ...series, points }, width).gapWords;
  };
  expect(gaps(1168, 12, 14)).toHaveLength(3);
  expect(gaps(350, 12, 14)).toHaveLength(1);
  expect(gaps(350, 6)).toEqual([71]);
});

test("the lane of practices has a bar a month and says the last; a single practice has no such lane", () => {
  const { practices } = wide();
  expect(practices?.bars).toHaveLength(30);
  expect(practices?.words).toBe("21 of 23 in June");
  const points = series.points.map((point) => ({ ...point, expected: null }));
  expect(wide({ ...series, points }).practices).toBeNull();
});

test("recorded changes have a lane of their own, one mark a month", () => {
  const change = (id: number, period: string, words: string) => ({ kind: "change" as const, id, period, words });
  const notes = [
    change(1, "2017-04-01", "New phones."),
    change(2, "2017-04-01", "New rota."),
    change(3, "2019-01-01", "Later."),
  ];
  const { changes, practices, spots } = wide({ ...series, notes });
  expect(changes?.marks.map(({ index, words }) => [index, words])).toEqual([[15, ["New phones.", "New rota."]]]);
  expect(changes?.marks[0]?.x).toBe(spots.find(({ index }) => index === 15)?.x);
  expect(practices!.y).toBeGreaterThan(changes!.y);
  expect(wide().changes).toBeNull();
});
