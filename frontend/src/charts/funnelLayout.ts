/** The funnel worked out: every place and every label, from the answer alone. Tested without drawing. */
import { scaleLinear, scaleLog } from "d3-scale";
import { line } from "d3-shape";
import type { Funnel, FunnelItem, FunnelLines } from "../api/comparison";
import { axisNumber, boundsOf, valueAxis } from "./axis";
import { nudge } from "./labels";
import { markPath, round } from "./marks";
import { markOfSignal, type Mark } from "./table";

const LABEL_GAP = 15;
const TICK_ROOM = 56;
const NARROW = 640;
/** From here on a linear axis would press most organisations against its left end. */
const LOG_FROM = 12;

export type FunnelSpot = { item: FunnelItem; x: number; y: number; mark: Mark };
export type FunnelLayout = {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  logarithmic: boolean;
  axis: { labels: { y: number; text: string }[] };
  sizes: { x: number; text: string }[];
  centre: number | null;
  /** both lines of each pair, and the bands between them */
  limits: { path: string; pair: 95 | 99.8 }[];
  band: string;
  labels: { y: number; text: string; centre: boolean }[];
  /** from the smallest organisation to the largest: the order of the arrow keys */
  spots: FunnelSpot[];
  /** all points of a mark as one outline, those without a signal first: thousands are a handful of shapes */
  outlines: { mark: Mark; path: string }[];
  /** the place among `spots` of the page's own organisation, if it is there */
  own: number | null;
};

const LINES = ["lower_3", "lower_2", "upper_2", "upper_3"] as const;

/** `width` in CSS pixels; `own` the code of the organisation whose page it is. */
export function funnelLayout(funnel: Funnel, width: number, own: string): FunnelLayout {
  const narrow = width < NARROW;
  const height = narrow ? 348 : 460;
  const plot = { left: narrow ? 44 : 64, right: width - (narrow ? 62 : 116), top: 16, bottom: height - 52 };
  // The lines reach from the smallest to the largest of all, also of those that may not be named.
  const sizes = [...funnel.curve, ...funnel.items].map(({ denominator }) => denominator);
  const [least, most] = sizes.length ? [Math.min(...sizes), Math.max(...sizes)] : [1, 10];
  const logarithmic = least > 0 && most / least >= LOG_FROM;
  const span: [number, number] = [plot.left, plot.right];
  const room = (most - least || most || 1) * 0.06;
  const x = logarithmic
    ? scaleLog([least / 1.15, most * 1.15], span)
    : scaleLinear([Math.max(0, least - room), most + room], span);
  const { domain, ticks, decimals } = valueAxis(
    valuesOf(funnel),
    narrow ? 5 : 7,
    boundsOf(
      funnel.measure,
      funnel.items.map(({ value }) => value),
    ),
  );
  const y = scaleLinear(domain, [plot.bottom, plot.top]);

  const [from, to] = x.domain() as [number, number];
  const curve = funnel.curve.filter(({ denominator }) => denominator >= from && denominator <= to);
  const along = (name: (typeof LINES)[number]) =>
    line<FunnelLines>(
      (point) => x(point.denominator),
      (point) => y(point[name]),
    ).digits(1)(curve) ?? "";
  const lower = [...curve].reverse();
  const band = line<[number, number]>().digits(1)([
    ...curve.map((point): [number, number] => [x(point.denominator), y(point.upper_2)]),
    ...lower.map((point): [number, number] => [x(point.denominator), y(point.lower_2)]),
  ]);

  const end = curve.at(-1);
  const words = narrow ? "" : " line";
  const endLabels = end
    ? [
        { y: y(end.upper_3), text: `99.8%${words}`, centre: false },
        { y: y(end.upper_2), text: `95%${words}`, centre: false },
        { y: y(end.lower_2), text: `95%${words}`, centre: false },
        { y: y(end.lower_3), text: `99.8%${words}`, centre: false },
      ]
    : [];
  const centre = funnel.centre === null ? null : round(y(funnel.centre));
  const centreLabel =
    centre === null ? [] : [{ y: centre, text: `${narrow ? "" : "Average "}${funnel.centre_shown}`, centre: true }];
  const seen = ({ y: at }: { y: number }) => at >= plot.top - 1 && at <= plot.bottom + 1;

  const spots = funnel.items
    .map((item) => ({
      item,
      x: round(x(item.denominator)),
      y: round(y(item.value)),
      mark: markOfSignal(item.signal),
    }))
    .sort((a, b) => a.x - b.x || b.y - a.y);
  const place = spots.findIndex(({ item }) => item.organisation.code === own);

  return {
    width,
    height,
    plot,
    logarithmic,
    axis: { labels: ticks.map((tick) => ({ y: round(y(tick)), text: axisNumber(tick, funnel.measure, decimals) })) },
    sizes: sizeTicks(logarithmic ? logTicks(from, to) : x.ticks(narrow ? 4 : 8), x),
    centre,
    limits: LINES.map((name) => ({ path: along(name), pair: name.endsWith("3") ? 99.8 : 95 })),
    band: band ? `${band}Z` : "",
    labels: nudge([...endLabels, ...centreLabel].filter(seen), LABEL_GAP),
    spots,
    outlines: outlinesOf(spots),
    own: place === -1 ? null : place,
  };
}

const MARKS: Mark[] = ["none", "up", "down", "improving", "worse"];
/** The radius of a plain point; the more there are, the smaller. Points outside the lines keep theirs. */
export const POINT = 3.4;
const radiusOf = (mark: Mark, count: number) => (mark !== "none" || count <= 150 ? POINT : count <= 600 ? 2.7 : 2);

function outlinesOf(spots: FunnelSpot[]): FunnelLayout["outlines"] {
  return MARKS.flatMap((mark) => {
    const path = spots
      .filter((spot) => spot.mark === mark)
      .map(({ x, y }) => markPath(mark, x, y, radiusOf(mark, spots.length)))
      .join("");
    return path ? [{ mark, path }] : [];
  });
}

/**
 * The least and greatest value the axis must hold. Lines count from the organisation of middle size on: those of the
 * smallest run so far apart that they would leave no room for the rest, and are cut at the edge instead.
 */
function valuesOf({ items, curve, centre }: Funnel): [number, number] {
  const sizes = (items.length ? items : curve).map(({ denominator }) => denominator).sort((a, b) => a - b);
  const middle = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const lines = curve.filter(({ denominator }) => denominator >= middle).flatMap((at) => [at.lower_3, at.upper_3]);
  const all = [...items.map(({ value }) => value), ...lines, ...(centre === null ? [] : [centre])];
  return all.length ? [Math.min(...all), Math.max(...all)] : [0, 1];
}

/** 1, 2 and 5 of every power of ten inside a span. */
export function logTicks(from: number, to: number): number[] {
  const found: number[] = [];
  for (let power = 10 ** Math.floor(Math.log10(from)); power <= to; power *= 10) {
    found.push(...[power, 2 * power, 5 * power].filter((tick) => tick >= from && tick <= to));
  }
  return found;
}

/** The ticks that have room beside the one before them. */
function sizeTicks(ticks: number[], x: (size: number) => number): FunnelLayout["sizes"] {
  const placed: FunnelLayout["sizes"] = [];
  for (const tick of ticks) {
    const last = placed.at(-1);
    const at = round(x(tick));
    if (!last || at - last.x >= TICK_ROOM) placed.push({ x: at, text: axisNumber(tick, { unit: "count" }) });
  }
  return placed;
}

/** The spot nearest to a place, if one lies within `reach` pixels of it. */
export function nearest(spots: { x: number; y: number }[], x: number, y: number, reach: number): number | null {
  let found: number | null = null;
  let least = reach * reach;
  spots.forEach((spot, index) => {
    const distance = (spot.x - x) ** 2 + (spot.y - y) ** 2;
    if (distance <= least) {
      least = distance;
      found = index;
    }
  });
  return found;
}

/** The next spot an arrow key goes to: along all of them, or (up and down) along those outside the 99.8% lines. */
export function moved(spots: FunnelSpot[], from: number, key: string): number | null {
  const last = spots.length - 1;
  if (key === "Home") return 0;
  if (key === "End") return last;
  if (key === "ArrowRight") return Math.min(last, from + 1);
  if (key === "ArrowLeft") return Math.max(0, from - 1);
  const outside = ({ mark }: FunnelSpot) => mark !== "none";
  if (key === "ArrowUp") {
    const next = spots.findIndex((spot, index) => index > from && outside(spot));
    return next === -1 ? from : next;
  }
  if (key === "ArrowDown") {
    const before = spots.slice(0, from).findLastIndex(outside);
    return before === -1 ? from : before;
  }
  return null;
}
