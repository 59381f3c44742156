import { expect, test } from "vitest";
import { toggled } from "./ticked";

const all = ["A", "B", "C", "D", "E"];

test("one press ticks, another unticks, in the order of the list", () => {
  expect(toggled(all, ["D"], "B")).toEqual(["B", "D"]);
  expect(toggled(all, ["B", "D"], "B")).toEqual(["D"]);
});

test("reaching from the one pressed before makes all between alike, downwards and upwards", () => {
  expect(toggled(all, ["A"], "D", "A")).toEqual(["A", "B", "C", "D"]);
  expect(toggled(all, ["E"], "C", "E")).toEqual(["C", "D", "E"]);
  expect(toggled(all, all, "D", "B")).toEqual(["A", "E"]);
});

test("what was pressed before and is listed no more reaches nowhere", () => {
  expect(toggled(all, [], "C", "gone")).toEqual(["C"]);
});
