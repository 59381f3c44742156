import { plainText } from "../../ui/signals";
import { monthAndYear } from "../../lib/period";
import { courseLayout } from "./layout";
import type { NationalChange } from "./queries";

/** The nation month by month, the course fitted to it, and where that broke. */
export function CoursePicture({ found, width }: { found: NationalChange; width: number }) {
  const { plot, ...layout } = courseLayout(found, width);
  const { dated } = found;
  const { change } = layout;
  return (
    <svg
      className="chart"
      width={layout.width}
      height={layout.height}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      role="img"
      aria-label={plainText(found.sentence)}
    >
      {layout.labels.map(({ y, text }) => (
        <g key={text}>
          <path className="gridline" d={`M${plot.left} ${y}H${plot.right}`} />
          <text className="end" x={plot.left - 6} y={y + 4}>
            {text}
          </text>
        </g>
      ))}
      <text x={0} y={14}>
        {found.measure.unit_label}
      </text>
      {change && (
        <rect
          className="change-range"
          x={change.from}
          y={plot.top}
          width={change.to - change.from}
          height={plot.bottom - plot.top}
        />
      )}
      <path className="axis" d={`M${plot.left} ${plot.bottom}H${plot.right}`} />
      {layout.years.map(({ x, text }) => (
        <g key={text}>
          <path className="axis" d={`M${x} ${plot.bottom}v5`} />
          <text className="middle" x={x} y={plot.bottom + 18}>
            {text}
          </text>
        </g>
      ))}
      <path className="line line--thin" d={layout.values} />
      {layout.dots.map(({ x, y }) => (
        <circle key={x} className="mark-none" cx={x} cy={y} r="2.5" />
      ))}
      <path className="change-continued" d={layout.continued} />
      <path className="change-fitted" d={layout.fitted} />
      {change && dated && (
        <>
          <path className="event event--dotted" d={`M${change.x} ${plot.top - 10}V${plot.bottom}`} />
          <text
            className={change.leftwards ? "event-label end" : "event-label"}
            x={change.x + (change.leftwards ? -6 : 6)}
            y={plot.top - 2}
          >
            from {monthAndYear(dated.first)}
          </text>
        </>
      )}
    </svg>
  );
}
