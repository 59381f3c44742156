import { expect, test } from "vitest";
import { emptyStep, fieldOf, problemsOf, refusedOf, sentOf, type Typed } from "./typed";

const typed: Typed = { stage: "adopted", on: "2018-10-01", reason: "", practices: ["Z10101", "Z10102"] };
const fields = (given: Typed) => problemsOf(given).map(({ field }) => field);

test("a step has practices, a stage and a day; stopping has a reason too", () => {
  expect(fields(typed)).toEqual([]);
  expect(fields({ ...emptyStep(), on: "2018-1" })).toEqual(["practices", "stage", "on"]);
  expect(fields({ ...typed, stage: "stopped", reason: " " })).toEqual(["reason"]);
  expect(fields({ ...typed, stage: "stopped", reason: "Staff left" })).toEqual([]);
});

test("a reason that was typed before another stage was chosen is not sent", () => {
  expect(sentOf("huddle", { ...typed, reason: "Staff left" })).toEqual({
    innovation: "huddle",
    stage: "adopted",
    on: "2018-10-01",
    reason: null,
    practices: ["Z10101", "Z10102"],
  });
  expect(sentOf("huddle", { ...typed, stage: "stopped", reason: " Staff left " }).reason).toBe("Staff left");
});

test("what is refused stands at its practice, or at the field it is about", () => {
  expect(fieldOf("practices.Z10102")).toBe("practices.Z10102");
  expect(fieldOf("body.practices.3")).toBe("practices");
  expect(fieldOf("body.on")).toBe("on");
  expect(fieldOf("innovation")).toBeUndefined();
  expect(
    refusedOf([
      { field: "practices.Z10102", message: "It closed." },
      { field: "on", message: "Choose a day." },
    ]),
  ).toEqual(["Z10102"]);
});
