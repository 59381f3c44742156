import { expect, test } from "vitest";
import { askedThen, understood } from "./known";

test("a day is asked for by its last moment in England; what is no day is dropped", () => {
  expect(askedThen(understood({ chart: "p", known: "2018-07-12" }))).toEqual({
    chart: "p",
    as_known_at: "2018-07-12T22:59:59Z",
  });
  expect(askedThen(understood({ known: "2018-02-31" }))).not.toHaveProperty("as_known_at");
});
