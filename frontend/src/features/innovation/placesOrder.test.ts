import { expect, test } from "vitest";
import type { SpreadRow } from "../../api/innovationTypes";
import { HIGHEST_SHARE, orderedPlaces, pressed } from "./placesOrder";

const row = (code: string, name: string, practices: number, share: number | null, stopped = 0): SpreadRow => ({
  place: { code, name, kind: "region" },
  practices,
  stages: { aware: 0, interested: 0, testing: 0, adopted: 0, sustained: 0, stopped },
  using: 0,
  share,
  shown: "",
});
const rows = [row("A", "Westerly", 40, 0.1, 3), row("NONE", "In none", 90, 0.9), row("B", "Capital", 60, 0.3, 3)];
const names = (order: typeof HIGHEST_SHARE) => orderedPlaces(rows, order).map(({ place }) => place?.name);

test("highest share first; those that belong nowhere stay last whatever the order", () => {
  expect(names(HIGHEST_SHARE)).toEqual(["Capital", "Westerly", "In none"]);
  expect(names({ by: "practices", direction: "descending" })).toEqual(["Capital", "Westerly", "In none"]);
  expect(names({ by: "share", direction: "ascending" })).toEqual(["Westerly", "Capital", "In none"]);
});

test("equals stand by name", () => {
  expect(names({ by: "stopped", direction: "descending" })).toEqual(["Capital", "Westerly", "In none"]);
  expect(names({ by: "name", direction: "descending" })).toEqual(["Westerly", "Capital", "In none"]);
});

test("a head begins with the most, names with A; pressed again it turns round", () => {
  expect(pressed(HIGHEST_SHARE, "name")).toEqual({ by: "name", direction: "ascending" });
  expect(pressed(HIGHEST_SHARE, "practices")).toEqual({ by: "practices", direction: "descending" });
  expect(pressed(HIGHEST_SHARE, "share")).toEqual({ by: "share", direction: "ascending" });
});
