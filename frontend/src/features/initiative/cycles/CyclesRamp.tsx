import { today } from "../../../lib/moment";
import { useWidth } from "../../../charts/useWidth";
import { ScrollCard } from "../../../ui/ScrollCard";
import type { Cycle } from "./queries";
import { RAMP, rampOf } from "./ramp";
import "./cycles.css";

const ACTS = { adopt: "adopt", adapt: "adapt", abandon: "abandon" } as const;

/** The cycles as a ramp: each test larger than the last. The table beside it says the same in words. */
export function CyclesRamp({ cycles }: { cycles: Cycle[] }) {
  const [card, width] = useWidth<HTMLDivElement>(560);
  const ramp = rampOf(cycles, today(), Math.max(width, 420));
  if (!ramp) return null;
  const floor = ramp.height - RAMP.axis;
  const end = Math.max(width, 420) - RAMP.right + 20;
  return (
    <ScrollCard label="Ramp of the cycles">
      <div className="ramp-card">
        <div ref={card}>
          <svg
            className="ramp"
            width={Math.max(width, 420)}
            height={ramp.height}
            role="img"
            aria-label={`${cycles.length} cycles on a ramp of ${ramp.rungs.length} scales. The table says what each taught.`}
          >
            {ramp.rungs.map(({ words, y }) => (
              <g key={words}>
                <path d={`M${RAMP.left} ${y + RAMP.bar / 2 + 2}H${end}`} className="ramp__rung" />
                <text x={RAMP.left - 8} y={y + 4} textAnchor="end">
                  {words}
                </text>
              </g>
            ))}
            {ramp.steps.map(({ key, x1, y1, x2, y2 }) => (
              <path key={key} d={`M${x1} ${y1}L${x2} ${y2}`} className="ramp__step" />
            ))}
            {ramp.bars.map(({ cycle, x, y, width: wide, under }) => (
              <g key={cycle.id}>
                <rect
                  x={x}
                  y={y - RAMP.bar / 2}
                  width={wide}
                  height={RAMP.bar}
                  rx={2}
                  className={cycle.act === null ? "ramp__bar ramp__bar--open" : "ramp__bar"}
                />
                <text
                  x={x + wide / 2}
                  y={y + 4}
                  textAnchor="middle"
                  className={cycle.act === null ? "ramp__open" : "ramp__number"}
                >
                  {cycle.number}
                </text>
                <text
                  x={under ? x + wide / 2 : x + wide + 5}
                  y={under ? y + RAMP.bar / 2 + 14 : y + 4}
                  textAnchor={under ? "middle" : "start"}
                >
                  {cycle.act === null ? (cycle.overdue ? "overdue" : "study due") : ACTS[cycle.act]}
                </text>
              </g>
            ))}
            {ramp.today !== undefined && (
              <g>
                <path d={`M${ramp.today} ${RAMP.top}V${floor}`} className="ramp__today" />
                <text x={ramp.today - 4} y={floor - 4} textAnchor="end">
                  today
                </text>
              </g>
            )}
            <path d={`M${RAMP.left} ${floor}H${end}`} className="ramp__axis" />
            {ramp.months.map(({ words, x }) => (
              <text key={x} x={x} y={floor + 18} textAnchor="middle">
                {words}
              </text>
            ))}
          </svg>
        </div>
      </div>
    </ScrollCard>
  );
}
