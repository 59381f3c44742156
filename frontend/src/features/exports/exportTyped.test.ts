import { expect, test } from "vitest";
import { exportOf, problemsIn, usual, type ExportTyped } from "./exportTyped";
import { askedWords, KINDS } from "./kinds";

const fields = (given: Partial<ExportTyped>) => problemsIn({ ...usual, ...given }).map(({ field }) => field);

test("what cannot be made is said at its field", () => {
  expect(fields({})).toEqual([]);
  expect(fields({ kinds: [], formats: [] })).toEqual(["kinds", "formats"]);
  expect(fields({ organisation: "brack" })).toEqual(["organisation"]);
  expect(fields({ from: "2018", to: "2018-13" })).toEqual(["from", "to"]);
  expect(fields({ from: "2018-10", to: "2018-09" })).toEqual(["to"]);
  expect(fields({ from: "2018-10", to: "2018-10" })).toEqual([]);
});

test("months go out as their first days; what is left empty is not sent", () => {
  expect(exportOf(usual)).toEqual({ kinds: usual.kinds, formats: ["csv"] });
  expect(exportOf({ ...usual, organisation: "Brackenholt Together, F0010", from: "2018-01", to: "2018-10" })).toEqual({
    kinds: usual.kinds,
    formats: ["csv"],
    organisation: "F0010",
    from: "2018-01-01",
    to: "2018-10-01",
  });
});

test("what was asked for is said in few words; a kind that came later keeps its own name", () => {
  expect(askedWords(KINDS)).toBe("Everything");
  expect(askedWords(["organisation"])).toBe("Organisations");
  expect(askedWords(["organisation", "something_new"])).toBe("Organisations; something_new");
  expect(askedWords(usual.kinds)).toBe("Organisations, and 4 more kinds");
});
