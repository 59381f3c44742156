import { expect, test } from "vitest";
import type { EntryFigure, EntryMeasure } from "../../api/figureTypes";
import { keptFields, numberOf, standingOf, textOf } from "./figure";

const field = (name: "numerator" | "denominator" | "value") => ({ name, label: name, hint: null, previous: null });
const saved: EntryFigure = {
  numerator: 454,
  denominator: 7602,
  value: null,
  shown: "6.0%",
  saved_at: "2018-11-12T10:41:00Z",
  revision: 7,
  typed: true,
  warning: null,
};
const pair = (figure: EntryFigure | null) =>
  ({ fields: [field("denominator"), field("numerator")], figure }) as EntryMeasure;

test("a number is read as people write it", () => {
  expect(["7,512", " 7 512 ", "12.5", "−3", ""].map(numberOf)).toEqual([7512, 7512, 12.5, -3, null]);
  expect(["n/a", "1.2.3", "12%", "9,5"].map(numberOf)).toEqual(["wrong", "wrong", "wrong", "wrong"]);
});

test("half a pair waits for the other half", () => {
  expect(standingOf(pair(null), { denominator: "7,512" })).toEqual({ is: "incomplete" });
  expect(standingOf(pair(null), { denominator: "7,512", numerator: "1,930" })).toEqual({
    is: "ready",
    figure: { denominator: 7512, numerator: 1930 },
  });
});

test("zero is a figure, and an empty field is none", () => {
  expect(standingOf(pair(null), { denominator: "7512", numerator: "0" })).toMatchObject({ is: "ready" });
  expect(standingOf(pair(null), { denominator: "", numerator: "" })).toEqual({ is: "saved" });
});

test("what is typed as it was saved needs no sending, however it is written", () => {
  expect(standingOf(pair(saved), { numerator: "454" })).toEqual({ is: "saved" });
  expect(standingOf(pair(saved), { numerator: "455" })).toMatchObject({ is: "ready" });
});

test("a saved figure whose fields are emptied is taken back; one that is no number is not sent", () => {
  expect(standingOf(pair(saved), { numerator: "", denominator: "" })).toEqual({ is: "emptied" });
  expect(standingOf(pair(saved), { numerator: "many" })).toEqual({ is: "wrong", fields: ["numerator"] });
});

test("a draft stands over what is saved, and is counted as kept", () => {
  expect(textOf("numerator", saved, {})).toBe("454");
  expect(textOf("numerator", saved, { numerator: "1930" })).toBe("1930");
  expect(keptFields(pair(saved), { numerator: "1930" })).toBe(1);
  expect(keptFields(pair(saved))).toBe(0);
});
