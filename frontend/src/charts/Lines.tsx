import type { Drawing } from "./geometry";

/** Usual range, limits, centre, target and gaps: what lies behind the points. */
export function Behind({ drawing, top, bottom }: { drawing: Drawing; top: number; bottom: number }) {
  const { levels, gaps, target } = drawing;
  return (
    <>
      {levels.map(({ from, x1, x2, lower, upper }) =>
        lower !== null && upper !== null ? (
          <rect key={from} className="range" x={x1} y={upper} width={x2 - x1} height={Math.max(0, lower - upper)} />
        ) : null,
      )}
      {gaps.map(({ from, x, width }) => (
        <rect key={from} className="gap" x={x} y={top} width={width} height={bottom - top} />
      ))}
      {levels.map(({ from, x1, x2, centre, lower, upper }) => (
        <g key={from}>
          {upper !== null && <path className="limit" d={`M${x1} ${upper}H${x2}`} />}
          {lower !== null && <path className="limit" d={`M${x1} ${lower}H${x2}`} />}
          {centre !== null && <path className="centre" d={`M${x1} ${centre}H${x2}`} />}
        </g>
      ))}
      {target && <path className="target" d={`M${target.x1} ${target.y}H${target.x2}`} />}
    </>
  );
}
