import { expect, test } from "vitest";
import type { Cohort } from "../../../api/programmeTypes";
import { earlierThan } from "./alumni";

const cohort = (code: string, first: string | null, site: string) =>
  ({ code, first, site: { id: 1, name: site } }) as Cohort;
const page = {
  code: "now",
  site: "Harrowdene",
  terms: [
    {
      id: 1,
      place: 1,
      kind: "teaching" as const,
      title: "Teaching",
      first: "2018-04-23",
      last: "2018-06-17",
      weeks: 8,
      themes: [],
      state: "now" as const,
    },
  ],
};

test("those that began before, the site's own first, then the latest", () => {
  const all = [
    cohort("now", "2018-04-23", "Harrowdene"),
    cohort("elsewhere", "2018-01-08", "Bellfield"),
    cohort("long ago", "2016-04-23", "Harrowdene"),
    cohort("before", "2017-04-23", "Harrowdene"),
    cohort("planned", null, "Harrowdene"),
    cohort("after", "2019-04-23", "Harrowdene"),
  ];
  expect(earlierThan(page, all).map(({ code }) => code)).toEqual(["before", "long ago", "elsewhere"]);
  expect(earlierThan({ ...page, terms: [] }, all).map(({ code }) => code)).toContain("after");
});
