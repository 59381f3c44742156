import { longDate, shortDate } from "../../../lib/period";
import type { Stakeholder } from "./queries";
import { STANCES } from "./typed";
import { levelY, SIZE, timelineOf } from "./timeline";

type StakeholderTimelineProps = { stakeholder: Stakeholder; days: { from: string; to: string } };

/** From against to leading, by date; the ring is where they are needed. The same in words underneath. */
export function StakeholderTimeline({ stakeholder: { stances, stance_words }, days }: StakeholderTimelineProps) {
  if (stances.length === 0) return <span className="note">Not known yet</span>;
  const { path, dots, needed } = timelineOf(stances, days);
  return (
    <>
      <svg width={SIZE.width} height={SIZE.height} className="stances" aria-hidden="true">
        {STANCES.map(({ value, label }) => (
          <g key={value}>
            <path className="stances__level" d={`M${SIZE.left} ${levelY(value)}H${SIZE.width - SIZE.right}`} />
            <text x={SIZE.left - 6} y={levelY(value) + 4}>
              {label.toLowerCase()}
            </text>
          </g>
        ))}
        <path className="stances__line" d={path} />
        {needed && <circle className="stances__needed" cx={needed.x} cy={needed.y} r="5" />}
        {dots.map(({ x, y, day }) => (
          <circle key={day} className="stances__dot" cx={x} cy={y} r="3.5" />
        ))}
      </svg>
      <span className="tiny">
        {stance_words}, since {shortDate(stances.at(-1)?.day ?? "")}
      </span>
      <ul className="visually-hidden">
        {stances.map(({ day, now, needed: wanted, note }) => (
          <li key={day}>
            {longDate(day)}: {now}, needed: {wanted}. {note}
          </li>
        ))}
      </ul>
    </>
  );
}
