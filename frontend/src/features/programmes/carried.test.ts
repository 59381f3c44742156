import { expect, test } from "vitest";
import { carriedWords } from "./carried";

test("what is carried is said with its counts, and what there is none of is not said", () => {
  expect(carriedWords({ principles: ["a", "b", "c"], partners: [{}] })).toBe(
    "Its aims, 3 design principles, 1 partner, the milestones of its projects and the themes",
  );
  expect(carriedWords({ principles: [], partners: [] })).toBe(
    "Its aims, the milestones of its projects and the themes",
  );
});
