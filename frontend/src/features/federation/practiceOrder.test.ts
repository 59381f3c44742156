import { expect, test } from "vitest";
import type { Cell, PracticeRow } from "../../api/types";
import { inThrees, ordered } from "./practiceOrder";

const practice = (name: string, variation: Cell["variation"], value: number): PracticeRow => ({
  organisation: { code: name, name, kind: "practice" },
  list_size: null,
  reported: [true],
  cells: [
    {
      measure: "dna_rate",
      state: variation ? "reported" : "no_data",
      words: null,
      period: null,
      value,
      shown: "",
      variation,
      assurance: null,
      spark: null,
      label: "",
    },
  ],
  initiatives: 0,
  last_sent: null,
});
const rows = [
  practice("Elm Grove", "common_cause", 9),
  practice("Abbey Gate", "improvement_low", 12),
  practice("Weir Street", "concern_high", 3),
  practice("Harbour View", null, 0),
];
const names = (sorted: PracticeRow[]) => sorted.map(({ organisation }) => organisation.name);

test("a measure orders by signal, never by level: the worst signal first, then silence", () => {
  expect(names(ordered(rows, { by: { measure: "dna_rate" } }))).toEqual([
    "Weir Street",
    "Harbour View",
    "Elm Grove",
    "Abbey Gate",
  ]);
});

test("initiatives order by how many go on, then by name", () => {
  const busy = { ...practice("Weir Street", null, 0), initiatives: 2 };
  expect(
    names(ordered([practice("Elm Grove", null, 0), practice("Abbey Gate", null, 0), busy], { by: "initiatives" })),
  ).toEqual(["Weir Street", "Abbey Gate", "Elm Grove"]);
});

test("most help needed first is the order the API gave", () => {
  expect(ordered(rows, { by: "help" })).toEqual(rows);
});

test("measures come in threes, the one that is getting worse at most practices first", () => {
  const measures = ["missed_call_share", "online_consultation_rate", "hours_released", "dna_rate"].map((code) => ({
    code,
    title: code,
    short_title: code,
    unit_label: "",
    target_label: null,
    direction: "lower" as const,
  }));
  expect(inThrees(measures, rows).map((group) => group.map(({ code }) => code))).toEqual([
    ["dna_rate", "missed_call_share", "online_consultation_rate"],
    ["hours_released"],
  ]);
});
