import { afterEach, expect, test, vi } from "vitest";
import { dismiss, isDismissed } from "./dismissed";

const suggestion = { from: "2018-02-01", points: 9, words: [], reason: "New phones.", change_id: 3 };
afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

test("a suggestion put aside stays so for its chart, until there is another", () => {
  dismiss("dna_rate", "F0010", suggestion);
  expect(isDismissed("dna_rate", "F0010", suggestion)).toBe(true);
  expect(isDismissed("dna_rate", "F0011", suggestion)).toBe(false);
  expect(isDismissed("dna_rate", "F0010", { ...suggestion, from: "2018-06-01" })).toBe(false);
});

test("where the browser keeps nothing, the suggestion comes back and nothing breaks", () => {
  const forbidden = () => {
    throw new DOMException("Denied", "SecurityError");
  };
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(forbidden);
  vi.spyOn(Storage.prototype, "getItem").mockImplementation(forbidden);
  dismiss("dna_rate", "F0010", suggestion);
  expect(isDismissed("dna_rate", "F0010", suggestion)).toBe(false);
});
