import { expect, test } from "vitest";
import { newOf, problemsIn, startOf } from "./newTyped";
import { validateNewSearch } from "./search";

const federation = { code: "F0010", name: "Brackenholt Together", kind: "federation" } as const;
const nation = { code: "ENG", name: "England", kind: "nation" } as const;

test("the owner is one's own organisation, where that can own an initiative", () => {
  expect(startOf({}, federation).owner).toBe("Brackenholt Together, F0010");
  expect(startOf({}, nation).owner).toBe("");
  expect(startOf({ owner: "F0011", title: "Fewer letters" }, federation)).toMatchObject({
    owner: "F0011",
    title: "Fewer letters",
  });
});

test("a title is enough", () => {
  const typed = { ...startOf({}, federation), title: " Call back " };
  expect(problemsIn(typed)).toEqual([]);
  expect(newOf(typed, undefined)).toEqual({ title: "Call back", owner: "F0010", theme: null });
});

test("an aim that is begun is sent with its empty parts, and a project is named", () => {
  const typed = { ...startOf({}, federation), title: "Call back", what: "Cut missed calls", by: "2031-03-31" };
  expect(newOf(typed, 12)).toMatchObject({
    project: 12,
    aim: { what: "Cut missed calls", how_much: null, for_whom: null, by: "2031-03-31" },
  });
});

test("without a title or an owner it is said what is missing", () => {
  expect(problemsIn(startOf({}, nation)).map(({ field }) => field)).toEqual(["title", "owner"]);
  expect(problemsIn({ ...startOf({}, nation), title: "A", owner: "Brackenholt" })).toHaveLength(1);
});

test("an address that is not understood opens a blank one", () => {
  expect(validateNewSearch({ project: "x", owner: "F 1", title: 3 })).toEqual({});
  expect(validateNewSearch({ project: "12" })).toEqual({ project: 12 });
});
