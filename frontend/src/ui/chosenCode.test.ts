import { expect, test } from "vitest";
import { chosenCode, organisationWords } from "./chosenCode";

test("what was chosen ends with its code, also where the name has a comma", () => {
  expect(chosenCode(organisationWords({ name: "Green, Lane and Partners", code: "Z10101" }))).toBe("Z10101");
  expect(chosenCode(" f0010 ")).toBe("F0010");
});

test("part of a name is no code", () => {
  expect(["", "Brackenholt", "Bracken, holt", "Ward 4 practice"].map(chosenCode)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
