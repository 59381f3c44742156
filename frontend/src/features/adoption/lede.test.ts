import { expect, test } from "vitest";
import { ledeOf } from "./lede";
import type { Matrix, MatrixInnovation } from "./queries";

const innovation = (
  title: string,
  using: number,
  more: Partial<MatrixInnovation["stages"]> = {},
): MatrixInnovation => ({
  code: title,
  title,
  stages: { aware: 0, interested: 0, testing: 0, adopted: using, sustained: 0, stopped: 0, ...more },
  using,
  retired: false,
});
const matrix = (innovations: MatrixInnovation[]): Matrix => ({
  federation: { code: "F1", name: "Brackenholt Together", kind: "federation" },
  practices: 23,
  hidden: 0,
  innovations,
  rows: [],
  may_record: true,
  revision: 1,
});

test("of all innovations, how many are in use and which most", () => {
  expect(
    ledeOf(matrix([innovation("Huddle", 2), innovation("Call back", 9), innovation("Posters", 0)]), undefined),
  ).toBe("2 of the 3 innovations in the library are in use here. Call back is used most: at 9 of 23 practices.");
  expect(ledeOf(matrix([innovation("Posters", 0)]), undefined)).toBe(
    "No practice here has adopted an innovation of the library yet.",
  );
});

test("of one innovation, how many use it, test it and have stopped", () => {
  const chosen = innovation("Call back", 9, { testing: 1, stopped: 2 });
  expect(ledeOf(matrix([chosen]), chosen)).toBe("9 of 23 practices use Call back; 1 tests it and 2 have stopped.");
  const none = innovation("Posters", 0);
  expect(ledeOf(matrix([none]), none)).toBe("No practice uses Posters.");
});
