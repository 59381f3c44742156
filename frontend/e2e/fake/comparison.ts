/** What the API would answer when organisations are compared, from the invented country. */
import type { Centiles, Compared, Funnel, FunnelItem } from "../../src/api/comparison";
import type { OrganisationRef } from "../../src/api/types";
import { addMonths, monthAndYear } from "../../src/lib/period";
import { groupings, practicesOf, seedOf } from "./country";
import { measures } from "./measures";
import { randomOf } from "./random";
import { LATEST } from "./series";

const MONTHS = 48;
const CENTRE = 0.105;
const revision = { sequence: 48213, committed_at: "2018-11-12T10:42:00Z" };
const periods = Array.from({ length: MONTHS }, (_, index) => addMonths(LATEST, index - MONTHS + 1));
const percent = (value: number) => `${value.toFixed(1)}%`;
const whole = (value: number) => Math.round(value).toLocaleString("en-GB");

/** As many as there are of a kind; all practices of the country are more than a screen can name. */
function compared(of: Compared, within: string | null): OrganisationRef[] {
  if (of === "practice" && within) return practicesOf(23);
  if (of === "practice") {
    const named = practicesOf(23);
    return Array.from({ length: 2500 }, (_, index) => ({
      code: `Z${20000 + index}`,
      name: `${named[index % 23]!.name} ${index}`,
      kind: "practice",
    }));
  }
  return groupings(of === "federation" ? 120 : 300, of === "network" ? "network" : "federation");
}

const limits = (denominator: number) => {
  const error = 100 * Math.sqrt((CENTRE * (1 - CENTRE)) / denominator + 0.012 ** 2);
  const at = (z: number) => Math.max(0, 100 * CENTRE + z * error);
  return { denominator, lower_3: at(-3.09), lower_2: at(-1.96), upper_2: at(1.96), upper_3: at(3.09) };
};

function itemOf(organisation: OrganisationRef, count: number): FunnelItem {
  const random = randomOf(seedOf(organisation.code));
  const base = organisation.kind === "practice" ? 4200 : 90_000;
  const denominator = Math.round(base * Math.exp(random.normal() * 0.7));
  const { lower_3, lower_2, upper_2, upper_3 } = limits(denominator);
  const value = Math.max(0.2, 100 * CENTRE + (random.normal() * (upper_2 - 100 * CENTRE)) / 1.5);
  const numerator = Math.round((value / 100) * denominator);
  const place =
    value > upper_3
      ? "above_3"
      : value > upper_2
        ? "above_2"
        : value < lower_3
          ? "below_3"
          : value < lower_2
            ? "below_2"
            : "within";
  return {
    organisation: { code: organisation.code, name: organisation.name, kind: organisation.kind },
    numerator,
    numerator_shown: whole(numerator),
    denominator,
    denominator_shown: whole(denominator),
    value,
    shown: percent(value),
    place,
    signal: place === "above_3" ? "worse" : place === "below_3" ? "improving" : null,
    rank_low: 3,
    rank_high: 41,
    rank_shown: `between 3rd and 41st lowest of ${whole(count)}`,
  };
}

export function funnel(code: string, search: URLSearchParams): Funnel {
  const of = (search.get("of") ?? "federation") as Compared;
  const period = search.get("period") ?? LATEST;
  const all = compared(of, search.get("within"));
  const items = all.map((each) => itemOf(each, all.length));
  const sizes = items.map(({ denominator }) => denominator);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const outside = items.filter(({ signal }) => signal !== null).length;
  return {
    measure: measures.find((each) => each.code === code) ?? measures[0]!,
    of,
    within: search.get("within")
      ? { code: search.get("within")!, name: "Brackenholt Together", kind: "federation" }
      : null,
    period,
    periods,
    chart: "p",
    centre: 100 * CENTRE,
    centre_shown: percent(100 * CENTRE),
    adjusted: true,
    dispersion: 3.2,
    dispersion_words:
      "The practices differ 3.2 times as much as chance alone would have them (in variance), so the lines also take in the usual spread between them.",
    lines_words:
      "Of every 1,000 that differ only by chance and their usual spread, 998 are between the outer lines and 950 between the inner ones.",
    numerator_label: "Calls not answered",
    denominator_label: "Calls received",
    curve: Array.from({ length: 100 }, (_, index) => limits(least * (most / least) ** (index / 99))),
    items,
    compared: items.length + 2,
    unnamed: 2,
    left_out: 3,
    sentence: [
      { text: `In ${monthAndYear(period)}, ${outside} of ${items.length}`, tone: "strong" },
      { text: " differ from the rest by more than chance and the usual spread explain.", tone: "plain" },
    ],
    alt: `Funnel of missed calls, ${monthAndYear(period)}: ${outside} of ${items.length} lie outside the 99.8% lines.`,
    revision,
  };
}

export function centiles(code: string, search: URLSearchParams): Centiles {
  const of = (search.get("of") ?? "federation") as Compared;
  const own = compared(of, search.get("within")).find((each) => each.code === search.get("organisation")) ?? null;
  const random = randomOf(seedOf(own?.code ?? "nobody"));
  const wave = periods.map((_, index) => 11 - index * 0.04 + Math.sin(index * 0.8) * 0.4);
  const band = (away: number) => wave.map((level, index) => Number((level + away + Math.cos(index) * 0.15).toFixed(1)));
  const values = own
    ? wave.map((level, index) => (index === 9 ? null : level + 1.6 - index * 0.06 + random.normal() * 0.4))
    : wave.map(() => null);
  return {
    measure: measures.find((each) => each.code === code) ?? measures[0]!,
    of,
    within: null,
    organisation: own && { code: own.code, name: own.name, kind: own.kind },
    periods,
    counts: periods.map((_, index) => 112 + (index % 9)),
    centiles: { "5": band(-4), "25": band(-1.6), "50": band(0), "75": band(1.9), "95": band(4.4) },
    values: own ? values : [],
    shown: own === null ? [] : values.map((value) => (value === null ? "–" : percent(value))),
    centile_now: own ? 22 : null,
    sentence: [
      {
        text: own ? "In October 2018 about three in four had more missed calls" : "The spread has stayed as it was",
        tone: "strong",
      },
      { text: own ? "; in November 2014 about one in three." : " since November 2014.", tone: "plain" },
    ],
    alt: "Centiles of missed calls over 48 months, with one line over them.",
    revision,
  };
}
