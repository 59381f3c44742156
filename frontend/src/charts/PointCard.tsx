import type { Point, Series } from "../api/types";
import { monthAndYear } from "../lib/period";
import { practicesWords, ruleWords, shareWords } from "./pointWords";
import type { Spot, XmrLayout } from "./xmr";

const WIDTH = 232;

type PointCardProps = { id: string; series: Series; point: Point; spot: Spot; layout: XmrLayout };

/** Beside the point, on the side with more room; never under the pointer. */
export function PointCard({ id, series, point, spot, layout }: PointCardProps) {
  const leftwards = spot.x > layout.plot.left + (layout.plot.right - layout.plot.left) / 2;
  const left = leftwards ? Math.max(0, spot.x - WIDTH - 16) : spot.x + 16;
  const share = shareWords(point);
  return (
    <div
      id={id}
      className="point-card"
      style={{ left, top: Math.max(0, layout.plot.top - 44), width: WIDTH }}
      aria-hidden="true"
    >
      <strong>
        {monthAndYear(point.period)}: {point.shown}
      </strong>
      {ruleWords(point) && <span className={toneOf(point)}>{ruleWords(point)}</span>}
      {share && (
        <span>
          {share} {series.measure.unit === "percent" ? "" : series.measure.unit_label}
        </span>
      )}
      {practicesWords(point) && <span>{practicesWords(point)}</span>}
    </div>
  );
}

function toneOf({ signal }: Point): string | undefined {
  if (signal === "improving") return "tone-improving";
  if (signal === "worse") return "tone-worse";
  return signal ? "tone-neutral" : undefined;
}
