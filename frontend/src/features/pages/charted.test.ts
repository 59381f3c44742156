import { expect, test } from "vitest";
import { seriesLayout } from "../../charts/seriesLayout";
import { chartedOf, examples, periodOf, writer, type Example } from "./charted";
import { formulas } from "./formulas";

const example = (name: string): Example => examples.find(({ chart }) => chart.name === name)!;

test("a month is read as one, and what is none stays as it is", () => {
  expect(periodOf("Apr 2017")).toBe("2017-04-01");
  expect(periodOf("Error 14")).toBe("Error 14");
});

test("values are written to a tenth of what they vary by, with their unit, as in the engine’s sentence", () => {
  for (const each of examples) {
    const analysed = each.charts[0]!;
    const write = writer(analysed);
    const last = analysed.points.at(-1)!;
    const named = new RegExp(`${last.label}, ([^ ,]+)`).exec(analysed.sentence)?.[1];
    if (named) expect(write(last.value)).toMatch(new RegExp(`^${named}`));
  }
  expect(writer(example("i").charts[0]!)(10.04)).toBe("10.0 minutes");
  expect(writer(example("g").charts[0]!)(77)).toBe("77");
  expect(writer(example("p").charts[0]!)(null)).toBe("–");
});

test("every kind has an example and its formula in words", () => {
  expect(examples.map(({ chart }) => chart.name).sort()).toEqual(Object.keys(formulas).sort());
});

test.each(examples.map((each) => [each.chart.title, each] as const))(
  "the %s of the engine is drawn point for point",
  (_, each) => {
    const charted = chartedOf(each)!;
    const layout = seriesLayout(charted, 736);
    const known = each.charts[0]!.points.filter(({ value }) => value !== null);
    expect(layout.spots).toHaveLength(known.length);
    expect(layout.spots.map(({ row }) => row.mark)).toEqual(
      known.map(({ signal, excluded }) => (excluded ? "none" : (signal ?? "none"))),
    );
    expect(layout.drawing.levels.length).toBe(each.charts[0]!.phases.length);
  },
);

test("limits that vary are not written as one value", () => {
  expect(chartedOf(example("p"))!.phases[0]!.upper_shown).toBe("");
  expect(chartedOf(example("i"))!.phases[0]!.upper_shown).not.toBe("");
});
