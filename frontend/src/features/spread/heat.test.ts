import { expect, test } from "vitest";
import { heatOf, step } from "./heat";
import type { NationalSpread } from "./queries";

const spread = (by: NationalSpread["by"]): NationalSpread => ({
  by,
  sentence: [],
  practices: 2500,
  places: [
    { place: { code: "Y1", name: "Northreach", kind: by }, practices: 2000 },
    { place: { code: by === "scheme" ? "NONE" : "Y2", name: "Elsewhere", kind: by }, practices: 500 },
  ],
  innovations: [
    {
      innovation: { code: "huddle", title: "Ten-minute team huddle" },
      using: 1010,
      share: 0.404,
      shown: "40%",
      cells: [
        { using: 1000, share: 0.5, shown: "50%" },
        { using: 10, share: 0.02, shown: "2%" },
      ],
    },
  ],
  revision: 1,
});

test("by region an innovation is a row, with its total before the regions", () => {
  const { corner, columns, rows } = heatOf(spread("region"));
  expect(corner).toBe("Innovation");
  expect(columns.map(({ name, to, note }) => [name, to, note])).toEqual([
    ["Northreach", "/federations/Y1", "2,000 practices"],
    ["Elsewhere", "/federations/Y2", "500 practices"],
  ]);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    to: "/innovations/huddle",
    total: { shown: "40%", words: "1,010 of 2,500 practices" },
    cells: [{ words: "1,000 of 2,000 practices" }, { words: "10 of 500 practices" }],
  });
});

test("by scheme a scheme is a row, all practices the last, and no scheme leads nowhere", () => {
  const { columns, rows } = heatOf(spread("scheme"));
  expect(columns.map(({ name }) => name)).toEqual(["Ten-minute team huddle"]);
  expect(rows.map(({ name, to, cells }) => [name, to, cells[0]?.shown])).toEqual([
    ["Northreach", "/federations/Y1", "50%"],
    ["Elsewhere", null, "2%"],
    ["All practices", null, "40%"],
  ]);
});

test("only nobody is white, and everybody is the darkest", () => {
  expect([null, 0, 0.004, 0.2, 0.59, 0.8, 1].map(step)).toEqual([0, 0, 1, 2, 3, 5, 5]);
});
