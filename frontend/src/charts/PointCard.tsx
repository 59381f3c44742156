import type { CSSProperties, ReactNode } from "react";
import type { Point } from "../api/types";
import { monthAndYear } from "../lib/period";
import type { Change } from "./explanations";
import { targetWord } from "./kinds";
import { otherRules, practicesWords, ruleWords, shareWords } from "./pointWords";
import type { Charted, SeriesLayout, Spot } from "./seriesLayout";

const WIDTH = 232;
const ROOM = 16;

type PointCardProps = {
  id: string;
  series: Charted;
  point: Point;
  spot: Spot;
  layout: SeriesLayout;
  /** what people recorded as changed in that month */
  changes: string[];
};

/** Beside the point, on the side with more room; never under the pointer. */
export function PointCard({ id, series, point, spot, layout, changes }: PointCardProps) {
  const share = shareWords(point);
  const others = otherRules(series, point);
  const { plot, width } = layout;
  const leftwards = spot.x > plot.left + (plot.right - plot.left) / 2;
  const beside = leftwards ? spot.x - WIDTH - ROOM : spot.x + ROOM;
  const left = Math.max(0, Math.min(width - WIDTH, beside));
  return (
    <Card id={id} place={{ left, top: Math.max(0, plot.top - 44) }}>
      <strong>
        {monthAndYear(point.period)}: {point.shown}
      </strong>
      {ruleWords(point) && <span className={toneOf(point)}>{ruleWords(point)}</span>}
      {others && <span>{others}</span>}
      {share && (
        <span>
          {share} {series.measure.unit === "percent" ? "" : series.measure.unit_label}
        </span>
      )}
      {point.target_shown !== null && (
        <span>
          {targetWord(series)} {point.target_shown}
        </span>
      )}
      {practicesWords(point) && <span>{practicesWords(point)}</span>}
      {changes.map((words) => (
        <span key={words} className="point-card__change">
          {words}
        </span>
      ))}
    </Card>
  );
}

type ChangeCardProps = { id: string; change: Change; layout: SeriesLayout };

/** Over its flag, and growing upwards: what is pointed at stays in view. */
export function ChangeCard({ id, change, layout: { rows, width, height, changes } }: ChangeCardProps) {
  const left = Math.max(0, Math.min(width - WIDTH, change.x - WIDTH / 2));
  return (
    <Card id={id} place={{ left, bottom: height - (changes?.y ?? 0) + ROOM }}>
      <strong>{monthAndYear(rows[change.index]?.period ?? "")}</strong>
      {change.words.map((words) => (
        <span key={words} className="point-card__clipped">
          {words}
        </span>
      ))}
    </Card>
  );
}

function Card({ id, place, children }: { id: string; place: CSSProperties; children: ReactNode }) {
  return (
    <div id={id} className="point-card" style={{ ...place, width: WIDTH }} aria-hidden="true">
      {children}
    </div>
  );
}

function toneOf({ signal }: Point): string | undefined {
  if (signal === "improving") return "tone-improving";
  if (signal === "worse") return "tone-worse";
  return signal ? "tone-neutral" : undefined;
}
