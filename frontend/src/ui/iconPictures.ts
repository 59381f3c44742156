/**
 * The verdict icons as pictures, each drawn once on a 32 grid: a grid shows hundreds at a time, and an image costs the
 * browser far less than a tree of shapes. Variation: H above or L below, three common points, then two that left.
 * Assurance: the letter, a curve, and the target as a dashed line clear of it, through it, or out of its reach.
 */
import type { Assurance, Variation } from "../api/types";

export type IconName = Variation | Assurance;
type Paint = (token: string) => string;
type Point = readonly [x: number, y: number];

const ring = (colour: string) => `<circle cx="16" cy="16" r="14.6" fill="#fff" stroke="${colour}" stroke-width="2.6"/>`;
const stroke = (d: string, colour: string, width: number, more = "") =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" ${more}/>`;
const dots = (points: readonly Point[], colour: string) =>
  points.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="2.4" fill="${colour}"/>`).join("");

const RUN: readonly Point[] = [
  [6.6, 21],
  [12, 24.2],
  [17.4, 20.8],
  [20.8, 13.6],
  [25.6, 16],
];
const STEADY: readonly Point[] = [
  [6.2, 17],
  [11, 20.8],
  [16, 11],
  [21, 20],
  [25.8, 15],
];
const CURVE = "M5.6 23.6c2.2-2.4 3.4-4.8 5.8-4.8s3.4 4.4 5.4 4.4 1.8-2.8 3-2.8 1.4 2.8 3 2.8h3.6";

function specialCause(paint: Paint, token: string, high: boolean): string {
  const colour = paint(token);
  const common = paint("--common-mark");
  const points = RUN.map(([x, y]): Point => [x, high ? y : 32 - y]);
  const letter = high ? "M9 5.8v9.4M15.6 5.8v9.4M9 10.5h6.6" : "M10 16.8v9h6.4";
  return [
    ring(colour),
    stroke(letter, colour, 2.8),
    stroke(`M${points.join("L")}`, common, 1.4),
    dots(points.slice(0, 3), common),
    dots(points.slice(3), colour),
  ].join("");
}

function moved(paint: Paint, up: boolean): string {
  const colour = paint("--neutral-mark");
  const arrow = `${stroke("M9.6 22.4 20 12", colour, 2.6)}<path d="M23 9v8l-8-8z" fill="${colour}"/>`;
  return ring(colour) + (up ? arrow : `<g transform="matrix(1 0 0 -1 0 32)">${arrow}</g>`);
}

function commonCause(paint: Paint): string {
  const colour = paint("--common-mark");
  return ring(colour) + stroke(`M${STEADY.join("L")}`, colour, 1.4) + dots(STEADY, colour);
}

function target(paint: Paint, token: string, letter: string, line: string): string {
  const colour = paint(token);
  return [
    ring(colour),
    stroke(letter, colour, 2.7),
    stroke(CURVE, paint("--grey-1"), 1.8),
    stroke(line, colour, 2, 'stroke-dasharray="3.4 1.6"'),
  ].join("");
}

const MET = "M13 16V6h3.8a3 3 0 0 1 0 6H13";
const SOMETIMES = "M12.8 8.8a3.3 3.3 0 1 1 5 2.6c-1.2.7-1.8 1.2-1.8 2.2M16 14.6v2.4";
const MISSED = "M13.2 15V5.6h6.4M13.2 10h5";

const drawings: Record<IconName, (paint: Paint) => string> = {
  improvement_high: (paint) => specialCause(paint, "--improvement-mark", true),
  improvement_low: (paint) => specialCause(paint, "--improvement-mark", false),
  concern_high: (paint) => specialCause(paint, "--concern-mark", true),
  concern_low: (paint) => specialCause(paint, "--concern-mark", false),
  neutral_high: (paint) => moved(paint, true),
  neutral_low: (paint) => moved(paint, false),
  common_cause: commonCause,
  consistent_pass: (paint) => target(paint, "--improvement-mark", MET, "M7.6 26.8h16.8"),
  inconsistent: (paint) => target(paint, "--grey-2", SOMETIMES, "M3.6 21.3h24.8"),
  consistent_fail: (paint) => target(paint, "--concern-mark", MISSED, "M2.6 17h26.8"),
};

const kept = new Map<IconName, string>();

/** The address of an icon's picture, in the colours that the stylesheet names. */
export function iconPicture(name: IconName): string {
  let picture = kept.get(name);
  if (picture === undefined) {
    const styles = getComputedStyle(document.documentElement);
    const drawing = drawings[name]((token) => styles.getPropertyValue(token).trim());
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32" viewBox="0 0 32 32">${drawing}</svg>`;
    picture = `data:image/svg+xml,${encodeURIComponent(svg)}`;
    kept.set(name, picture);
  }
  return picture;
}
