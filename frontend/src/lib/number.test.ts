import { expect, test } from "vitest";
import { commaWords, typedNumber } from "./number";

test("commas and spaces group thousands", () => {
  expect(["10", " 7 512 ", "1,234", "12,345.6", "−3", "-1,000,000"].map(typedNumber)).toEqual([
    10, 7512, 1234, 12345.6, -3, -1000000,
  ]);
});

test("a decimal comma never multiplies: it is refused", () => {
  expect(["9,5", "0,125", "12,34", "1,23,456", "1,2345", "9,5.5"].map(typedNumber)).toEqual(Array(6).fill(null));
});

test("what is wrong with a decimal comma is said with the number in it", () => {
  expect(commaWords("9,5")).toBe("Write 9.5 with a point.");
  expect(commaWords(" 9,5% ")).toBe("Write 9.5 with a point.");
  expect(commaWords("0,125")).toBe("Write 0.125 with a point.");
  expect(["1,234", "ten", "", "1,2,3"].map(commaWords)).toEqual([null, null, null, null]);
});
