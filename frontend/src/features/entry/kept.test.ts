import { beforeEach, expect, test } from "vitest";
import { keptMonth } from "./kept";

beforeEach(() => localStorage.clear());

test("what was typed is there after a reload, for this practice and month alone", () => {
  keptMonth("Z10101", "2018-10-01").type("missed_call_share", "numerator", "1,930", 7);
  expect(keptMonth("Z10101", "2018-10-01").now().drafts).toEqual({ missed_call_share: { numerator: "1,930" } });
  expect(keptMonth("Z10101", "2018-09-01").now().drafts).toEqual({});
  expect(keptMonth("Z10102", "2018-10-01").now().drafts).toEqual({});
});

test("what has been saved is forgotten, and leaves nothing behind on the computer", () => {
  const month = keptMonth("Z10101", "2018-10-01");
  month.type("dna_rate", "value", "5", null);
  month.forget("dna_rate");
  expect(localStorage.length).toBe(0);
});

test("a draft remembers the version it was first typed over, until it stands over another", () => {
  const month = keptMonth("Z10101", "2018-10-01");
  month.type("dna_rate", "value", "5", 7);
  month.type("dna_rate", "value", "51", 8);
  expect(month.now().over).toEqual({ dna_rate: 7 });
  month.standsOver("dna_rate", 9);
  expect(keptMonth("Z10101", "2018-10-01").now().over).toEqual({ dna_rate: 9 });
});

test("what somebody else put into the storage is not believed", () => {
  localStorage.setItem("groundswell.entry.Z10101.2018-10-01", "{half");
  expect(keptMonth("Z10101", "2018-10-01").now().drafts).toEqual({});
});
