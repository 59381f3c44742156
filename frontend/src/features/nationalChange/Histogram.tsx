import { histogramLayout } from "./layout";
import type { PracticeChanges } from "./queries";

/** How many practices changed by how much. */
export function Histogram({ changes, width, label }: { changes: PracticeChanges; width: number; label: string }) {
  const { plot, ...layout } = histogramLayout(changes, width);
  return (
    <svg
      className="chart"
      width={layout.width}
      height={layout.height}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      role="img"
      aria-label={label}
    >
      {layout.labels.map(({ y, text }) => (
        <g key={text}>
          <path className="gridline" d={`M${plot.left} ${y}H${plot.right}`} />
          <text className="end" x={plot.left - 6} y={y + 4}>
            {text}
          </text>
        </g>
      ))}
      {layout.bars.map(({ x, y, width: wide, height }) => (
        <rect key={x} className="change-bar" x={x} y={y} width={wide} height={height} />
      ))}
      <path className="axis" d={`M${plot.left} ${plot.bottom}H${plot.right}`} />
      {layout.nought !== null && <path className="centre" d={`M${layout.nought} ${plot.top - 6}V${plot.bottom}`} />}
      {layout.ticks.map(({ x, text }) => (
        <g key={text}>
          <path className="axis" d={`M${x} ${plot.bottom}v5`} />
          <text className="middle" x={x} y={plot.bottom + 18}>
            {text}
          </text>
        </g>
      ))}
      {layout.percentiles.map(({ x, y, text }) => (
        <g key={text}>
          <path className="event event--dotted" d={`M${x} ${y + 4}V${plot.bottom}`} />
          <text
            className={x > layout.width / 2 ? "event-label end" : "event-label"}
            x={x + (x > layout.width / 2 ? -5 : 5)}
            y={y + 4}
          >
            {text}
          </text>
        </g>
      ))}
    </svg>
  );
}
