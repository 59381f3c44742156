/**
 * The verdict icons, drawn once as symbols on a 32 grid and used by reference: a grid of a thousand rows shows
 * thousands of them. Variation: H above or L below, three common points, then two that left. Assurance: the letter,
 * a curve, and the target as a dashed line clear of it, through it, or out of its reach.
 */
import type { Assurance, Variation } from "../api/types";
import { assuranceWords, variationWords, type Family } from "./signals";

const SIZES = { s: 24, m: 32, l: 44 } as const;
type Size = keyof typeof SIZES;

const ring = (colour: string) => <circle cx="16" cy="16" r="14.6" fill="#fff" stroke={colour} strokeWidth="2.6" />;
const dot =
  (colour: string) =>
  ([x, y]: number[]) => <circle key={x} cx={x} cy={y} r="2.4" fill={colour} />;

function SpecialCause({ id, family, high }: { id: string; family: Family; high: boolean }) {
  const colour = `var(--${family}-mark)`;
  const points = [
    [6.6, 21],
    [12, 24.2],
    [17.4, 20.8],
    [20.8, 13.6],
    [25.6, 16],
  ].map(([x = 0, y = 0]) => [x, high ? y : 32 - y]);
  return (
    <symbol id={id} viewBox="0 0 32 32">
      {ring(colour)}
      <path
        d={high ? "M9 5.8v9.4M15.6 5.8v9.4M9 10.5h6.6" : "M10 16.8v9h6.4"}
        fill="none"
        stroke={colour}
        strokeWidth="2.8"
      />
      <path d={`M${points.join("L")}`} fill="none" stroke="var(--common-mark)" strokeWidth="1.4" />
      {points.slice(0, 3).map(dot("var(--common-mark)"))}
      {points.slice(3).map(dot(colour))}
    </symbol>
  );
}

function Moved({ id, up }: { id: string; up: boolean }) {
  return (
    <symbol id={id} viewBox="0 0 32 32">
      {ring("var(--neutral-mark)")}
      <g transform={up ? undefined : "matrix(1 0 0 -1 0 32)"}>
        <path d="M9.6 22.4 20 12" stroke="var(--neutral-mark)" strokeWidth="2.6" />
        <path d="M23 9v8l-8-8z" fill="var(--neutral-mark)" />
      </g>
    </symbol>
  );
}

function CommonCause() {
  const points = [
    [6.2, 17],
    [11, 20.8],
    [16, 11],
    [21, 20],
    [25.8, 15],
  ];
  return (
    <symbol id="icon-common_cause" viewBox="0 0 32 32">
      {ring("var(--common-mark)")}
      <path d={`M${points.join("L")}`} fill="none" stroke="var(--common-mark)" strokeWidth="1.4" />
      {points.map(dot("var(--common-mark)"))}
    </symbol>
  );
}

const CURVE = "M5.6 23.6c2.2-2.4 3.4-4.8 5.8-4.8s3.4 4.4 5.4 4.4 1.8-2.8 3-2.8 1.4 2.8 3 2.8h3.6";

function Target({ id, colour, letter, line }: { id: string; colour: string; letter: string; line: string }) {
  return (
    <symbol id={id} viewBox="0 0 32 32">
      {ring(colour)}
      <path d={letter} fill="none" stroke={colour} strokeWidth="2.7" />
      <path d={CURVE} fill="none" stroke="var(--grey-1)" strokeWidth="1.8" />
      <path d={line} stroke={colour} strokeWidth="2" strokeDasharray="3.4 1.6" />
    </symbol>
  );
}

export function IconSprite() {
  return (
    <svg width="0" height="0" style={{ position: "absolute" }} aria-hidden="true">
      <defs>
        <SpecialCause id="icon-improvement_high" family="improvement" high />
        <SpecialCause id="icon-improvement_low" family="improvement" high={false} />
        <SpecialCause id="icon-concern_high" family="concern" high />
        <SpecialCause id="icon-concern_low" family="concern" high={false} />
        <Moved id="icon-neutral_high" up />
        <Moved id="icon-neutral_low" up={false} />
        <CommonCause />
        <Target
          id="icon-consistent_pass"
          colour="var(--improvement-mark)"
          letter="M13 16V6h3.8a3 3 0 0 1 0 6H13"
          line="M7.6 26.8h16.8"
        />
        <Target
          id="icon-inconsistent"
          colour="var(--grey-2)"
          letter="M12.8 8.8a3.3 3.3 0 1 1 5 2.6c-1.2.7-1.8 1.2-1.8 2.2M16 14.6v2.4"
          line="M3.6 21.3h24.8"
        />
        <Target
          id="icon-consistent_fail"
          colour="var(--concern-mark)"
          letter="M13.2 15V5.6h6.4M13.2 10h5"
          line="M2.6 17h26.8"
        />
      </defs>
    </svg>
  );
}

function Icon({ name, words, size }: { name: string; words?: string; size: Size }) {
  const named = words ? ({ role: "img", "aria-label": words } as const) : ({ "aria-hidden": true } as const);
  return (
    <svg className="icon" width={SIZES[size]} height={SIZES[size]} {...named}>
      <use href={`#icon-${name}`} />
    </svg>
  );
}

type VariationIconProps = { variation: Variation; size?: Size; named?: boolean };
export function VariationIcon({ variation, size = "s", named = false }: VariationIconProps) {
  return <Icon name={variation} size={size} words={named ? variationWords[variation] : undefined} />;
}

type AssuranceIconProps = { assurance: Assurance; size?: Size; named?: boolean };
export function AssuranceIcon({ assurance, size = "s", named = false }: AssuranceIconProps) {
  return <Icon name={assurance} size={size} words={named ? assuranceWords[assurance] : undefined} />;
}

type PairProps = { variation: Variation | null; assurance: Assurance | null; size?: Size; named?: boolean };
/** Variation left, assurance right, always; with no target there is no second icon and no gap kept for it. */
export function Icons({ variation, assurance, size = "s", named = false }: PairProps) {
  return (
    <span className="icons">
      {variation && <VariationIcon variation={variation} size={size} named={named} />}
      {assurance && <AssuranceIcon assurance={assurance} size={size} named={named} />}
    </span>
  );
}
