import { expect, test } from "vitest";
import { differing } from "./differing";

const NAMES = { title: "Title", themes: "Themes" };
const mine = { title: "Call back instead of hold", themes: ["1", "3"], hidden: 7 };

test("two versions differ where their words do; what has no name is no field", () => {
  expect(differing(NAMES, mine, { ...mine, title: "Call back", hidden: 9 })).toEqual(["title"]);
  expect(differing(NAMES, mine, { ...mine, title: "Call back instead of hold " })).toEqual([]);
});

test("the order in which boxes were ticked is no difference", () => {
  expect(differing(NAMES, mine, { ...mine, themes: ["3", "1"] })).toEqual([]);
  expect(differing(NAMES, mine, { ...mine, themes: ["3"] })).toEqual(["themes"]);
});
