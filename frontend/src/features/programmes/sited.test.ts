import { expect, test } from "vitest";
import { fieldOfSite, practicesIn, siteOf, siteProblems, withAdded } from "./sited";

const typed = {
  name: " Harrowdene ",
  place: "Harrowdene Hall",
  practices: [{ code: "Z10101", name: "Riverbank" }],
  adding: "",
};

test("one practice is chosen from the list, several are pasted by code", () => {
  expect(practicesIn("Green, Lane and Partners, Z10102")).toEqual([
    { code: "Z10102", name: "Green, Lane and Partners" },
  ]);
  expect(practicesIn("z10102, Z10103\nZ10104")?.map(({ code }) => code)).toEqual(["Z10102", "Z10103", "Z10104"]);
  expect(practicesIn("Riverbank")).toBeUndefined();
});

test("a practice stands in the list once", () => {
  const more = withAdded({ ...typed, adding: "Z10101 Z10102 Z10102" });
  expect(more.practices.map(({ code }) => code)).toEqual(["Z10101", "Z10102"]);
  expect(more.adding).toBe("");
});

test("what still stands in the field is sent too", () => {
  expect(siteOf({ ...typed, adding: "Three Oaks, Z10102" })).toEqual({
    name: "Harrowdene",
    place: "Harrowdene Hall",
    practices: ["Z10101", "Z10102"],
  });
});

test("what is wrong stands at its field", () => {
  expect(siteProblems(typed)).toEqual([]);
  expect(siteProblems({ ...typed, name: "", place: "", adding: "Oaks" }).map(({ field }) => field)).toEqual([
    "name",
    "place",
    "adding",
  ]);
  expect([fieldOfSite("body.practices.2"), fieldOfSite("name"), fieldOfSite("If-Match")]).toEqual([
    "adding",
    "name",
    undefined,
  ]);
});
