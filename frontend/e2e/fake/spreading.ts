/** What the API would answer about where innovations are in use, and when a nation's course changed. */
import type { components } from "../../src/api/schema.gen";
import { addMonths } from "../../src/lib/period";
import { groupings } from "./country";
import { randomOf } from "./random";

type Schemas = components["schemas"];

export const library = [
  ["appointments-when-people-can-come", "Appointments when people can come"],
  ["call-back-instead-of-hold", "Call back instead of hold"],
  ["posters", "Posters about missed appointments"],
  ["reminders-patients-can-answer", "Reminders patients can answer"],
  ["shared-hub-for-letters", "Shared hub for letters"],
  ["ten-minute-team-huddle", "Ten-minute team huddle"],
] as const;

export function spread(address: URL, empty: boolean): Schemas["NationalSpread"] {
  const by = address.searchParams.get("by") === "scheme" ? "scheme" : "region";
  const names =
    by === "region"
      ? ["Capital", "Eastmarch", "Midvale", "Northreach", "Southmere", "Westerly"]
      : Array.from({ length: 12 }, (_, place) => groupings(12, "scheme")[place]!.name);
  const shown = (share: number) => `${Math.round(share * 100)}%`;
  const { next: random } = randomOf(5);
  return {
    by,
    sentence: [
      empty
        ? { text: "There is nothing in the library yet.", tone: "plain" }
        : { text: "Six of the 6 innovations in the library are in use.", tone: "plain" },
    ],
    practices: 2500,
    places: [
      ...names.map((name, place) => ({
        place: { code: `${by === "region" ? "Y9" : "S"}${place}`, name, kind: by as "region" | "scheme" },
        practices: 400,
      })),
      ...(by === "scheme"
        ? [{ place: { code: "NONE", name: "Practices in no scheme", kind: "scheme" as const }, practices: 900 }]
        : []),
    ],
    innovations: (empty ? [] : library).map(([code, title]) => {
      const shares = [...names, ...(by === "scheme" ? [""] : [])].map(() => Math.max(0, random() * 1.2 - 0.25));
      return {
        innovation: { code, title },
        using: 378,
        share: 0.15,
        shown: "15%",
        cells: shares.map((share) => ({
          using: Math.round(Math.min(1, share) * 400),
          share: Math.min(1, share),
          shown: shown(Math.min(1, share)),
        })),
      };
    }),
    revision: 1,
  };
}

export function nationalChange(none: boolean): Schemas["NationalChange"] {
  const first = "2014-11-01";
  const broken = 26;
  const periods = Array.from({ length: 48 }, (_, month) => addMonths(first, month));
  const { next: random } = randomOf(3);
  const continued = periods.map((_, month) => 61 - 0.1 * month);
  const fitted = continued.map((value, month) => (month < broken ? value : value - 4 - 0.3 * (month - broken)));
  const effect = (value: number) => ({
    value,
    lower: value - 1,
    upper: value + 1,
    shown: `${value.toFixed(1)} (${(value - 1).toFixed(1)} to ${(value + 1).toFixed(1)})`.replaceAll("-", "−"),
  });
  const counts = [3, 9, 24, 80, 190, 320, 410, 520, 380, 210, 120, 60, 22, 9, 2];
  return {
    measure: {
      code: none ? "missed_call_share" : "trimethoprim_ratio",
      title: none ? "Missed calls" : "Trimethoprim, share of two antibiotics",
      short_title: none ? "Missed calls" : "Trimethoprim",
      unit_label: none ? "% not answered" : "% of items",
      target_label: null,
      direction: "lower",
    },
    sentence: none
      ? [{ text: "Nationally missed calls show no single change of course.", tone: "plain" }]
      : [
          { text: "Nationally trimethoprim changed course in ", tone: "plain" },
          { text: "January 2017", tone: "strong" },
          { text: " (95% range December 2016 to February 2017).", tone: "plain" },
        ],
    too_little: none ? "No month stands out beyond what chance alone would make of such figures." : null,
    dated: none
      ? null
      : {
          first: periods[broken]!,
          earliest: periods[broken - 1]!,
          latest: periods[broken + 1]!,
          level: effect(-4),
          slope: effect(-0.3),
          twelve_months: effect(-5.6),
        },
    series: {
      periods,
      values: fitted.map((value, month) => (month === 8 ? null : value + random() * 2 - 1)),
      fitted: none ? periods.map(() => null) : fitted,
      continued: none ? periods.map(() => null) : continued,
    },
    changes: none
      ? null
      : {
          practices: counts.reduce((sum, count) => sum + count, 0),
          percentiles: { "5": -14, "25": -9, "50": -6, "75": -3, "95": 2 },
          shown: { "5": "−14.0", "25": "−9.0", "50": "−6.0", "75": "−3.0", "95": "+2.0" },
          better: 2112,
          better_share: 0.9,
          beyond_chance: 2.1,
          bins: counts.map((count, place) => ({ lower: -20 + 2 * place, upper: -18 + 2 * place, practices: count })),
        },
    notes: ["The range of the date comes from series drawn again with errors like those seen."],
    revision: { sequence: 48213, committed_at: "2018-11-12T10:42:00Z" },
  };
}
