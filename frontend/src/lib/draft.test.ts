import { beforeEach, expect, test } from "vitest";
import { keepDraft, keptDraft } from "./draft";

beforeEach(() => localStorage.clear());
const empty = { name: "", weeks: "8" };

test("a draft is there again after a reload, and gone once it is sent", () => {
  keepDraft("plan", { name: "Harrowdene", weeks: "7" });
  expect(keptDraft("plan", empty)).toEqual({ name: "Harrowdene", weeks: "7" });
  keepDraft("plan", undefined);
  expect(keptDraft("plan", empty)).toBe(empty);
});

test("what an earlier version kept, or nobody can read, is left alone", () => {
  keepDraft("plan", { title: "Harrowdene" });
  expect(keptDraft("plan", empty)).toBe(empty);
  localStorage.setItem("groundswell.draft.plan", "{");
  expect(keptDraft("plan", empty)).toBe(empty);
});
