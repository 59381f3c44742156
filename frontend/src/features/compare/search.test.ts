import { expect, test } from "vitest";
import { validateCompareSearch } from "./search";

test("what is not understood is dropped", () => {
  expect(validateCompareSearch({ view: "over-time", of: "practice", within: "F1", period: "2018-06-01" })).toEqual({
    view: "over-time",
    of: "practice",
    within: "F1",
    period: "2018-06-01",
  });
  expect(validateCompareSearch({ view: "pie", of: "region", within: "../me", period: "June" })).toEqual({});
});
