import { expect, test } from "vitest";
import type { Spell } from "../../api/figureTypes";
import type { OrganisationKind } from "../../api/types";
import { fromWords, inOrder, timeOf } from "./spells";

const spell = (name: string, kind: OrganisationKind, from: string, until: string | null): Spell => ({
  parent: { code: name, name, kind },
  from,
  until,
  inferred: false,
});
const first = spell("First", "network", "2019-07-01", "2025-03-01");
const second = spell("Second", "network", "2025-03-01", null);
const always = spell("Downsea", "commissioner", "0001-01-01", null);

test("a move reads as one bar under another, kind by kind", () => {
  expect(inOrder([always, second, first]).map(({ parent }) => parent.name)).toEqual(["First", "Second", "Downsea"]);
});

test("a beginning that nobody knows is drawn from the first one that is known", () => {
  const time = timeOf([always, second, first], "2026-01-01")!;
  expect(time.from).toBe("2019-07-01");
  expect(time.items[2]).toMatchObject({ from: "2019-07-01", until: null, words: null });
  expect(fromWords(always.from)).toBe("not known");
});

test("there is nothing to draw where nothing has a date", () => {
  expect(timeOf([always], "2026-01-01")).toBeNull();
});
