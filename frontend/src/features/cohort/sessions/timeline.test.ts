import { expect, test } from "vitest";
import type { PageSession, PageTerm } from "../../../api/programmeTypes";
import { apart, timelineOf } from "./timeline";

const term = (id: number, first: string, last: string) => ({ id, first, last }) as PageTerm;
const session = (id: number, day: string) => ({ id, day }) as PageSession;

test("a term is as wide as its days, and today stands in the middle of its day", () => {
  const timeline = timelineOf({
    terms: [term(1, "2018-04-02", "2018-04-04"), term(2, "2018-04-08", "2018-04-11")],
    breaks: [
      { first: "2018-04-05", last: "2018-04-07", words: "three days" },
      { first: "2018-04-07", last: "2018-04-07", words: "a single day, of which too much is said" },
    ],
    sessions: [session(7, "2018-04-11")],
    day: "2018-04-06",
  })!;
  expect(timeline.terms[0]).toEqual({ id: 1, left: 0, width: 0.3 });
  expect(timeline.terms[1]!.left + timeline.terms[1]!.width).toBeCloseTo(1);
  expect(timeline.breaks).toHaveLength(1);
  expect(timeline.breaks[0]!.middle).toBeCloseTo(0.45);
  expect(timeline.today).toBeCloseTo(0.45);
  expect(timeline.sessions[0]!.at).toBeCloseTo(0.95);
});

test("a month is named where it begins, January with its year", () => {
  const { months } = timelineOf({
    terms: [term(1, "2018-11-05", "2019-02-10")],
    breaks: [],
    sessions: [],
    day: "2020-01-01",
  })!;
  expect(months.map(({ name }) => name)).toEqual(["December", "January 2019", "February"]);
});

test("today is not drawn once a cohort has ended, and nothing without a term", () => {
  const ended = { terms: [term(1, "2018-04-02", "2018-05-04")], breaks: [], sessions: [], day: "2018-05-05" };
  expect(timelineOf(ended)?.today).toBeUndefined();
  expect(timelineOf({ ...ended, terms: [] })).toBeUndefined();
});

test("sessions of neighbouring days do not cover each other, and stay in order and on the line", () => {
  expect(apart([0.1, 0.5])).toEqual([0.1, 0.5]);
  const moved = apart([0.5, 0.504, 0.99, 0.995]);
  expect(moved[0]).toBe(0.5);
  for (const [index, place] of moved.entries()) {
    expect(place).toBeLessThanOrEqual(1);
    if (index > 0) expect(place - moved[index - 1]!).toBeGreaterThanOrEqual(0.0269);
  }
});
