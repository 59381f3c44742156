import { expect, test } from "vitest";
import { isFiltered, libraryAddress, validateInnovationSearch, validateLibrarySearch } from "./search";

test("what the address of the library says is read, and what is not understood is dropped", () => {
  expect(
    validateLibrarySearch({ text: " call back ", theme: "3", measure: "dna_rate", strength: "early", retired: "true" }),
  ).toMatchObject({ text: "call back", theme: 3, measure: "dna_rate", strength: "early", retired: true });
  const odd = validateLibrarySearch({ text: "", theme: "x", measure: "../me", strength: "sure", sort: "best" });
  expect(Object.values(odd).every((value) => value === undefined)).toBe(true);
  // A number typed as a search is one.
  expect(validateLibrarySearch({ text: 11 }).text).toBe("11");
});

test("an order and retired ones leave nothing out", () => {
  expect(isFiltered({ sort: "title", retired: true })).toBe(false);
  expect(isFiltered({ theme: 1 })).toBe(true);
});

test("the file holds what the list shows", () => {
  expect(libraryAddress({})).toBe("/api/v1/innovations.csv");
  expect(libraryAddress({ text: "call & back", theme: 3, strength: undefined })).toBe(
    "/api/v1/innovations.csv?text=call+%26+back&theme=3",
  );
});

test("an innovation's address names a measure, the table, and the schemes", () => {
  expect(validateInnovationSearch({ measure: "dna_rate", view: "table", by: "scheme", within: "AF1-01" })).toEqual({
    measure: "dna_rate",
    view: "table",
    by: "scheme",
    within: "AF1-01",
  });
  expect(validateInnovationSearch({ view: "plot", by: "planet" })).toEqual({});
});
