import { expect, test } from "vitest";
import type { MembersOverTime } from "../api/types";
import { timelineOf } from "./timeline";

const practice = (code: string) => ({ code, name: `Practice ${code}`, kind: "practice" as const });
const members: MembersOverTime = {
  from: "2015-01-01",
  until: "2018-12-31",
  steady: 20,
  sentence: "",
  items: [
    {
      organisation: practice("Z10101"),
      from: "2017-01-01",
      until: null,
      words: "joined 1 January 2017",
      successor: null,
    },
    { organisation: practice("Z10102"), from: "2014-04-01", until: "2016-12-31", words: "merged", successor: "Z10101" },
  ],
};

test("those who stayed throughout are one bar from end to end", () => {
  const [steady] = timelineOf(members, 100, 1100).rows;
  expect(steady).toMatchObject({ label: "20 practices throughout", x1: 100, x2: 1100 });
});

test("a member's bar starts when it joined, half way here", () => {
  const joined = timelineOf(members, 100, 1100).rows[1]!;
  expect(joined.x1).toBeCloseTo(600, -1);
  expect(joined.x2).toBe(1100);
});

test("a spell that began before the picture starts at its edge", () => {
  expect(timelineOf(members, 100, 1100).rows[2]!.x1).toBe(100);
});

test("a practice that was succeeded points at the row of its successor", () => {
  expect(timelineOf(members, 100, 1100).rows[2]!.successor).toBe(1);
});

test("each year after the first is marked", () => {
  expect(timelineOf(members, 100, 1100).years.map(({ label }) => label)).toEqual(["2016", "2017", "2018"]);
});
