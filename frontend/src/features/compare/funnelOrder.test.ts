import { expect, test } from "vitest";
import { funnel } from "../../test/comparison";
import { BY_SIGNAL, orderedItems, type FunnelOrder } from "./funnelOrder";

const codes = (order: FunnelOrder) => orderedItems(funnel.items, order).map(({ organisation }) => organisation.code);

test("outside the lines comes first, then between them, then the rest by name: never by level", () => {
  expect(codes(BY_SIGNAL)).toEqual(["B", "E", "D", "A", "C"]);
});

test("a column turns the order round, and equals stay by name", () => {
  expect(codes({ by: "denominator", direction: "descending" })).toEqual(["E", "D", "C", "B", "A"]);
  expect(codes({ by: "name", direction: "ascending" })).toEqual(["A", "B", "C", "D", "E"]);
  const equal = funnel.items.map((item) => ({ ...item, value: 10 }));
  expect(orderedItems(equal, { by: "value", direction: "descending" })[0]?.organisation.code).toBe("A");
});
