import type { Drawing } from "./geometry";

/** Usual range, limits, centre, target and gaps: what lies behind the points. */
export function Behind({ drawing, top, bottom }: { drawing: Drawing; top: number; bottom: number }) {
  const { levels, gaps, target } = drawing;
  return (
    <>
      {levels.map(({ from, range }) => (
        <path key={from} className="range" d={range} />
      ))}
      {gaps.map(({ from, x, width }) => (
        <rect key={from} className="gap" x={x} y={top} width={width} height={bottom - top} />
      ))}
      {levels.map(({ from, centre, lower, upper }) => (
        <g key={from}>
          <path className="limit" d={upper} />
          <path className="limit" d={lower} />
          <path className="centre" d={centre} />
        </g>
      ))}
      <path className="target" d={target} />
    </>
  );
}
