import { expect, test } from "vitest";
import { codesIn, empty, exclusionOf, problemsIn, type Typed } from "./typed";

const whole: Typed = {
  ...empty,
  measure: "online_consultation_rate",
  from: "2024-08",
  to: "2024-09",
  supplier: " An Invented Supplier ",
  reason: "Nothing was sent.",
};

test("what is whole becomes an exclusion of whole months", () => {
  expect(problemsIn(whole)).toEqual([]);
  expect(exclusionOf(whole)).toEqual({
    measure: "online_consultation_rate",
    from: "2024-08-01",
    to: "2024-09-01",
    supplier: "An Invented Supplier",
    organisations: [],
    only_zeros: false,
    reason: "Nothing was sent.",
  });
});

test("everyone's figures are set aside only when that was chosen", () => {
  expect(problemsIn({ ...whole, supplier: "" }).map(({ field }) => field)).toEqual(["supplier"]);
  const all = exclusionOf({ ...whole, whose: "all" });
  expect(all).not.toHaveProperty("supplier");
  expect(all.organisations).toEqual([]);
});

test("codes may be separated as people do, and are said once", () => {
  expect(codesIn("z10101, Z10102\nz10101;Z10103")).toEqual(["Z10101", "Z10102", "Z10103"]);
});

test("each field that is missing is named, and a last month before the first", () => {
  expect(problemsIn(empty).map(({ field }) => field)).toEqual(["measure", "from", "to", "supplier", "reason"]);
  expect(problemsIn({ ...whole, to: "2024-07" })).toEqual([
    { field: "to", message: "The last month is before the first." },
  ]);
});
