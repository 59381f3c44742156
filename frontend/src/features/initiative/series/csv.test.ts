import { expect, test } from "vitest";
import { seriesCsv } from "./csv";
import type { MeasureSeries } from "./queries";

test("a line a month, with the cycles that began in it", () => {
  const month = (period: string, value: number | null) => ({
    period,
    value,
    status: value === null ? "missing" : "reported",
  });
  const series = {
    initiative: { code: "evening-bloods", title: "Evening bloods" },
    measure: { title: "Bloods, in time" },
    points: [month("2018-05-01", 81), month("2018-06-01", null)],
    marks: [1, 2].map((number) => ({ number, period: "2018-06-01", label: "", open: false })),
  } as unknown as MeasureSeries;
  const [head, ...lines] = seriesCsv(series).trim().split("\r\n");
  expect(head?.split(",").slice(0, 3)).toEqual(["initiative", "measure", "period"]);
  expect(lines[0]).toMatch(/^evening-bloods,"Bloods, in time",2018-05-01,reported,/);
  expect(lines[1]).toMatch(/,1 2$/);
});
