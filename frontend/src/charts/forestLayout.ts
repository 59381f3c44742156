/** Where the parts of a forest plot are: a row a site, all of them together, and what a new one could expect. Pure. */
import { scaleLinear } from "d3-scale";
import type { Evidence, EvidenceSite } from "../api/innovationTypes";
import { round } from "./marks";

/** From here down a site has its words on two lines and its range below them. */
export const NARROW = 660;

const HEAD = 28;
const AXIS = 26;
const WIDE_ROW = 26;
const NARROW_ROW = 70;
/** The largest square, of the site with the greatest weight, and the least that can still be seen. */
const LARGEST = 15;
const LEAST = 6;
const UNWEIGHTED = 9;
const DIAMOND = 8;
/** About the width of a letter of a name at 14 and at 13 pixels. */
const LETTER = 7.4;

export type ForestColumns = {
  site: number;
  practices: number;
  began: number;
  change: number;
  weight: number;
  /** how many letters of a name have room */
  letters: number;
};

export type ForestRow = {
  /** of the row, of its words, of what is drawn */
  top: number;
  words: number;
  y: number;
};

export type SiteRow = ForestRow & {
  site: EvidenceSite;
  x1: number;
  x2: number;
  square: { x: number; y: number; side: number };
};

export type ForestLayout = {
  narrow: boolean;
  width: number;
  height: number;
  rowHeight: number;
  plot: { left: number; right: number; top: number; bottom: number };
  columns: ForestColumns;
  rows: SiteRow[];
  pooled: (ForestRow & { diamond: string; x: number }) | null;
  expected: (ForestRow & { x1: number; x2: number }) | null;
  /** lines of the grid, in one stretch or beside each row's range where words stand between */
  ticks: { x: number; text: string; path: string }[];
  nought: { x: number; path: string };
  /** where the words for less end, and those for more begin: on their side of nought where there is room */
  sides: { below: number; above: number };
  /** through the average */
  average: string;
  /** above the first row, and above all of them together */
  rules: number[];
};

type Strip = { top: number; bottom: number };
type Drawn = Pick<Evidence, "sites" | "pooled" | "sides">;

export function forestLayout({ sites, pooled, sides }: Drawn, width: number): ForestLayout {
  const narrow = width < NARROW;
  const rowHeight = narrow ? NARROW_ROW : WIDE_ROW;
  const columns = columnsOf(width, narrow);
  const left = narrow ? 10 : columns.began + 56;
  const right = narrow ? width - 10 : columns.change - 196;
  const { x, ticks } = scaleOf(sites, pooled, left, right, narrow ? 4 : 6);

  const top = HEAD;
  const row = (place: number, above: number): ForestRow => {
    const start = top + above + place * rowHeight;
    return narrow
      ? { top: start, words: start + 20, y: start + 54 }
      : { top: start, words: start + rowHeight / 2 + 5, y: start + rowHeight / 2 };
  };
  const gap = narrow ? 0 : 8;
  const rows = sites.map((site, place): SiteRow => {
    const at = row(place, gap);
    const side = sideOf(site, sites);
    const middle = x(site.change.value);
    return {
      ...at,
      site,
      x1: x(site.change.lower),
      x2: x(site.change.upper),
      square: { x: round(middle - side / 2), y: round(at.y - side / 2), side: round(side) },
    };
  });
  const below = gap * 2;
  const together = pooled && {
    ...row(sites.length, below),
    ...diamondOf(pooled.change, row(sites.length, below).y, x),
  };
  const expected = pooled?.prediction
    ? { ...row(sites.length + 1, below), x1: x(pooled.prediction.lower), x2: x(pooled.prediction.upper) }
    : null;
  const drawn: ForestRow[] = [...rows, ...(together ? [together] : []), ...(expected ? [expected] : [])];
  const bottom = (drawn.at(-1)?.top ?? top) + rowHeight + (narrow ? 0 : 6);
  const strips: Strip[] = narrow ? drawn.map(({ y }) => ({ top: y - 12, bottom: y + 12 })) : [{ top, bottom }];
  const through = (at: number, among: Strip[]) => among.map((strip) => `M${at} ${strip.top}V${strip.bottom}`).join("");
  const nought = x(0);
  return {
    narrow,
    width,
    height: bottom + AXIS,
    rowHeight,
    plot: { left, right, top, bottom },
    columns,
    rows,
    pooled: together,
    expected,
    ticks: ticks.map(({ value, text }) => ({ x: x(value), text, path: through(x(value), strips) })),
    nought: { x: nought, path: through(nought, strips) },
    sides: sidesBeside(nought, { left, right }, sides),
    average: together ? through(together.x, strips) : "",
    rules: [top, ...(together ? [together.top - (narrow ? 0 : gap / 2)] : [])],
  };
}

function columnsOf(width: number, narrow: boolean): ForestColumns {
  if (narrow) {
    return { site: 0, practices: 0, began: 0, change: width, weight: width, letters: Math.floor(width / LETTER) };
  }
  const site = Math.min(280, Math.round(width * 0.24));
  return {
    site: 0,
    practices: site + 56,
    began: site + 72,
    change: width - (width > 1000 ? 128 : 72),
    weight: width,
    letters: Math.floor((site - 8) / LETTER),
  };
}

function scaleOf(sites: EvidenceSite[], pooled: Drawn["pooled"], left: number, right: number, count: number) {
  const effects = [...sites.map(({ change }) => change), ...(pooled ? [pooled.change] : [])];
  const ranges = [...effects, ...(pooled?.prediction ? [pooled.prediction] : [])];
  const low = Math.min(0, ...ranges.map(({ lower }) => lower));
  const high = Math.max(0, ...ranges.map(({ upper }) => upper));
  // A little more on either side, so that no range ends on the edge of the plot.
  const room = (high - low) * 0.04 || 1;
  const scale = scaleLinear([low - room, high + room], [left, right]);
  const at = scale.ticks(count);
  const step = (at[1] ?? 1) - (at[0] ?? 0);
  const decimals = step >= 1 ? 0 : Math.ceil(-Math.log10(step));
  const ticks = at.map((value) => ({ value, text: signedNumber(value, decimals) }));
  return { x: (value: number) => round(scale(value)), ticks };
}

const BESIDE = 10;

function sidesBeside(nought: number, { left, right }: { left: number; right: number }, sides: Evidence["sides"]) {
  const widthOf = (words: string) => (words.length + 2) * LETTER;
  const below = Math.max(nought - BESIDE, left + widthOf(sides.below));
  const above = Math.min(Math.max(nought, below) + BESIDE, right - widthOf(sides.above));
  return { below: Math.min(below, above - BESIDE), above };
}

/** "−4.0", "0", "+2.0": a tick of an axis of changes. */
export function signedNumber(value: number, decimals: number): string {
  if (value === 0) return "0";
  const number = Math.abs(value).toLocaleString("en-GB", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return `${value < 0 ? "−" : "+"}${number}`;
}

/** The area of a square is the weight of its site. */
function sideOf({ weight }: EvidenceSite, sites: EvidenceSite[]): number {
  if (weight === null) return UNWEIGHTED;
  const most = Math.max(...sites.map((site) => site.weight ?? 0));
  return most > 0 ? Math.max(LEAST, LARGEST * Math.sqrt(weight / most)) : UNWEIGHTED;
}

type Range = { value: number; lower: number; upper: number };

function diamondOf({ value, lower, upper }: Range, y: number, x: (value: number) => number) {
  const middle = x(value);
  return {
    x: middle,
    diamond: `M${x(lower)} ${y}L${middle} ${y - DIAMOND}L${x(upper)} ${y}L${middle} ${y + DIAMOND}z`,
  };
}
