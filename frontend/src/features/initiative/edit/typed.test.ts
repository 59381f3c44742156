import { expect, test } from "vitest";
import { changesOf, problemsIn, type EditTyped } from "./typed";

const typed: EditTyped = {
  title: "Call back instead of hold",
  what: "Cut missed calls",
  how_much: "",
  for_whom: "",
  by: "2031-03-31",
  theme: "3",
  origin: "federation_plan",
  status: "testing",
  ended: "",
  ended_because: "",
  started: "2030-01-01",
  expected_end: "",
  adviser: "",
  programme: "",
  shared: "",
};

test("what stops an initiative has to be said", () => {
  expect(problemsIn(typed)).toEqual([]);
  expect(problemsIn({ ...typed, status: "stopped" }).map(({ field }) => field)).toEqual(["ended_because"]);
  expect(problemsIn({ ...typed, title: " ", by: "soon" }).map(({ field }) => field)).toEqual(["title", "by"]);
});

test("one that is taken up again no longer says when and why it ended", () => {
  expect(changesOf({ ...typed, ended: "2030-06-01", ended_because: "Nobody came" })).toMatchObject({
    ended: null,
    ended_because: null,
  });
  expect(changesOf({ ...typed, status: "stopped", ended_because: " Nobody came " })).toMatchObject({
    ended: null,
    ended_because: "Nobody came",
    theme: 3,
    adviser: null,
    shared: false,
    aim: { what: "Cut missed calls", how_much: null, by: "2031-03-31" },
  });
});
