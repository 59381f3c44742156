import { expect, test } from "vitest";
import { changesOf, fieldOf, practiceCode, problemsIn, withMorePlacements, withPlacement } from "./typed";

const near = [{ code: "Z10111", name: "Riverbank" }];
const typed = {
  name: "Ann Rook",
  email: "",
  role: "gp" as const,
  joined: "2018-04-23",
  placements: [{ practice: "Riverbank (Z10111)", weekdays: [0], first: "2018-04-23", last: "" }],
};

test("a practice is its code in brackets, its whole name, or the code that was typed", () => {
  expect(practiceCode("Three Oaks (Z10112)", near)).toBe("Z10112");
  expect(practiceCode(" riverbank ", near)).toBe("Z10111");
  expect(practiceCode("Z10199", near)).toBe("Z10199");
});

test("what the API names is the field of that placement, or the head of them all", () => {
  expect(fieldOf("placements.1.organisation")).toBe("placements.1.practice");
  expect(fieldOf("body.placements.0.weekdays")).toBe("placements.0.weekdays");
  expect(fieldOf("placements")).toBe("placements");
  expect(fieldOf("joined")).toBe("joined");
  expect(fieldOf("If-Match")).toBeUndefined();
});

test("problems stand at their placement; what is right is sent whole", () => {
  expect(problemsIn(typed)).toEqual([]);
  const more = { ...typed, ...withMorePlacements(typed, "2018-11-21") };
  expect(more.placements[1]?.first).toBe("2018-11-21");
  expect(problemsIn(more).map(({ field }) => field)).toEqual(["placements.1.practice"]);
  const ended = { ...typed, ...withPlacement(typed, 0, { last: "2018-12-21" }) };
  expect(changesOf(ended, near)).toEqual({
    name: "Ann Rook",
    email: null,
    role: "gp",
    joined: "2018-04-23",
    placements: [{ organisation: "Z10111", weekdays: [0], first: "2018-04-23", last: "2018-12-21" }],
  });
});
