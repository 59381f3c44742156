import type { MembersOverTime } from "../api/types";
import { timelineOf } from "./timeline";

const WIDTH = 1168;
const LEFT = 190;

export function MembersTimeline({ members }: { members: MembersOverTime }) {
  const { rows, years, height } = timelineOf(members, LEFT, WIDTH - 8);
  return (
    <svg
      className="chart"
      width={WIDTH}
      height={height}
      role="img"
      aria-label={`Members over time. ${members.sentence}`}
    >
      {rows.map(({ key, label, steady, y, x1, x2, words, successor }) => (
        <g key={key}>
          <text className="end dark" x={LEFT - 10} y={y + 11}>
            {label.length > 28 ? `${label.slice(0, 27)}…` : label}
          </text>
          <rect className={steady ? "bar-steady" : "bar-member"} x={x1} y={y} width={x2 - x1} height="14" />
          {successor !== null && (
            <path className="event" d={`M${x2} ${y + 7}q12 0 12 ${(rows[successor]?.y ?? y) < y ? -12 : 12}`} />
          )}
          {words && (
            <text className={words.end ? "end" : undefined} x={words.x} y={y + 11}>
              {words.text}
            </text>
          )}
        </g>
      ))}
      {years.map(({ x, label }) => (
        <g key={label}>
          <path className="gridline" d={`M${x} 2V${height - 20}`} />
          <text x={x + 3} y={height - 6}>
            {label}
          </text>
        </g>
      ))}
    </svg>
  );
}
