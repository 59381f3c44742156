import { expect, test } from "vitest";
import { count, size } from "./amounts";

test("a size is written in the unit a person would use", () => {
  expect([12, 412_300, 12_600_000, 2_340_000_000].map(size)).toEqual(["12 bytes", "412 kB", "12.6 MB", "2.3 GB"]);
});

test("one of a thing is not many", () => {
  expect([count(1, "row"), count(0, "row"), count(12_345, "row"), count(2, "key", "keys")]).toEqual([
    "1 row",
    "0 rows",
    "12,345 rows",
    "2 keys",
  ]);
});
