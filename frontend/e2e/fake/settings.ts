/** What people set on charts: kept for as long as a page is open, with the refusals that forms must be able to show. */
import type { Page } from "playwright-core";
import type { SeriesNote } from "../../src/api/types";
import { monthAndYear } from "../../src/lib/period";
import { json, problem } from "./answering";
import { month, REBASED } from "./chart";

const BY = "Ines Caldwell";
export type Settings = { notes: SeriesNote[]; may: boolean };

export const settings = (may: boolean): Settings => ({
  notes: standing.map((note) => ({ ...note, removable: note.removable && may })),
  may,
});

const standing: SeriesNote[] = [
  {
    period: month(REBASED),
    until: null,
    title: "April 2017, limits recalculated",
    words: `“New phone system.” ${BY}, 12 June 2017. Limits come from the 12 months that follow.`,
    kind: "phase",
    id: 1,
    removable: true,
  },
  {
    period: month(REBASED),
    until: null,
    title: "April 2017, target 10% or less",
    words: `“Agreed with the practices.” ${BY}, 12 June 2017.`,
    kind: "target",
    id: 2,
    removable: true,
  },
  {
    period: month(38),
    until: null,
    title: "15 January 2018, a change",
    words: `“Call back instead of hold at nine practices.” ${BY}, 20 January 2018.`,
    kind: "change",
    id: 3,
    removable: true,
  },
  {
    period: month(24),
    until: null,
    title: "November 2016, excluded",
    words: "Line supplier failed for nine days. Drawn hollow; not in limits or rules.",
    kind: "exclusion",
    id: null,
    removable: false,
  },
  {
    period: month(9),
    until: month(10),
    title: "August and September 2015, no figures",
    words: "Never sent. Left as a gap; runs start again after it.",
    kind: "gap",
    id: null,
    removable: false,
  },
];

type Sent = { from?: string; day?: string; value?: number | null; reason?: string; words?: string };

/** Answers every write to a chart, and keeps what it sets in `kept`. */
export async function fakeSettings(page: Page, kept: Settings): Promise<void> {
  let next = 10;
  const add = (note: Pick<SeriesNote, "kind" | "period" | "title" | "words">) => {
    kept.notes = [{ until: null, id: next, removable: true, ...note }, ...kept.notes];
    next += 1;
    return { id: next };
  };
  await page.route(/\/api\/v1\/(phases|targets|recorded-changes)$/, (route) => {
    const sent = route.request().postDataJSON() as Sent;
    const { from = "", day = "", value = null, reason = "", words = "" } = sent;
    if (route.request().url().endsWith("/phases")) {
      if (from === month(REBASED)) return problem(route, 409, "Limits are already recalculated from April 2017.");
      const title = `${monthAndYear(from)}, limits recalculated`;
      return json(route, add({ kind: "phase", period: from, title, words: `“${reason}” ${BY}.` }), 201);
    }
    if (route.request().url().endsWith("/targets")) {
      const message = "A share lies between 0 and 100.";
      if (value !== null && value > 100) return problem(route, 422, message, [{ field: "value", message }]);
      const title = `${monthAndYear(from)}, ${value === null ? "no target" : `target ${value}%`}`;
      return json(route, add({ kind: "target", period: from, title, words: `“${reason}” ${BY}.` }), 201);
    }
    const period = `${day.slice(0, 7)}-01`;
    return json(
      route,
      add({ kind: "change", period, title: `${monthAndYear(period)}, a change`, words: `“${words}”` }),
      201,
    );
  });
  await page.route(/\/api\/v1\/(phases|targets|recorded-changes)\/\d+\/removal$/, (route) => {
    const [, kinds, id] =
      route
        .request()
        .url()
        .match(/(phase|target|change)s\/(\d+)\/removal/) ?? [];
    kept.notes = kept.notes.filter((note) => note.kind !== kinds || note.id !== Number(id));
    return json(route, { id: Number(id) });
  });
}
