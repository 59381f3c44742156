import { expect, test } from "vitest";
import { moved } from "./useArrowKeys";

const from = { row: 5, column: 3 };

test("arrows move one cell", () => {
  expect(moved(from, "ArrowDown", 120, 9)).toEqual({ row: 6, column: 3 });
  expect(moved(from, "ArrowLeft", 120, 9)).toEqual({ row: 5, column: 2 });
});

test("no key leaves the table", () => {
  expect(moved({ row: 0, column: 0 }, "ArrowUp", 120, 9)).toEqual({ row: 0, column: 0 });
  expect(moved({ row: 119, column: 8 }, "PageDown", 120, 9)).toEqual({ row: 119, column: 8 });
  expect(moved({ row: 119, column: 8 }, "ArrowRight", 120, 9)).toEqual({ row: 119, column: 8 });
});

test("other keys are left alone", () => {
  expect(moved(from, "Tab", 120, 9)).toBeNull();
  expect(moved(from, "Enter", 120, 9)).toBeNull();
});
