import type { Practices } from "./explanations";
import type { SeriesLayout } from "./seriesLayout";
import type { useStops } from "./useStops";

type Plot = SeriesLayout["plot"];
const HEIGHT = 13;

type ChangeLaneProps = {
  changes: NonNullable<SeriesLayout["changes"]>;
  layout: SeriesLayout;
  stops: ReturnType<typeof useStops>;
  /** the pointer has come here: one card at a time */
  onEnter: () => void;
};

/** A flag for each month in which people recorded a change, or a numbered square for each cycle of an initiative; the
 * words come on hover and on focus. */
export function ChangeLane({ changes: { y, marks }, layout: { plot }, stops, onEnter }: ChangeLaneProps) {
  const cycles = marks.some(({ cycle }) => cycle);
  return (
    <>
      <text className="end" x={plot.left - 6} y={y + 10} aria-hidden="true">
        {plot.left > 50 ? (cycles ? "Cycles" : "Changes") : ""}
      </text>
      <g
        role="group"
        aria-label={cycles ? "PDSA cycles, oldest first" : "Recorded changes, oldest first"}
        onKeyDown={stops.onKeyDown}
        onMouseEnter={onEnter}
      >
        {marks.map(({ x, words, cycle }, place) => (
          <g key={place} className="point" role="img" aria-label={words.join(" ")} {...stops.at(place)}>
            <rect className="point__reach" x={x - (cycle ? 8 : 12)} y={y - 6} width={cycle ? 16 : 24} height="24" />
            {place === stops.active && <circle className="point__ring" cx={x} cy={y + 6} r="11" />}
            {cycle ? <CycleSquare {...cycle} x={x} y={y} /> : <path className="event-mark" d={flag(x, y)} />}
          </g>
        ))}
      </g>
    </>
  );
}

/** The number of a cycle; hollow while it is open. `x`: its middle. */
export function CycleSquare({ number, open, x, y }: { number: number; open: boolean; x: number; y: number }) {
  return (
    <>
      <rect
        className={open ? "cycle-mark cycle-mark--open" : "cycle-mark"}
        x={x - 7}
        y={y - 1}
        width="14"
        height="14"
      />
      <text className={open ? "middle cycle-number cycle-number--open" : "middle cycle-number"} x={x} y={y + 10}>
        {number}
      </text>
    </>
  );
}

/** A flag on its pole, `HEIGHT` high. */
export const flag = (x: number, y: number): string => `M${x - 4} ${y}h9l-2.5 3.5l2.5 3.5h-7v${HEIGHT - 7}h-2Z`;

export function PracticesLane({ practices: { y, bars, words }, plot }: { practices: Practices; plot: Plot }) {
  return (
    <>
      <text className="end" x={plot.left - 6} y={y + 10}>
        {plot.left > 50 ? "Practices" : ""}
      </text>
      {bars.map(({ x, width, share }) => (
        <g key={x}>
          <rect className="bar-late" x={x} y={y} width={width} height={HEIGHT} />
          {share !== null && share > 0 && (
            <rect className="bar-steady" x={x} y={y + HEIGHT * (1 - share)} width={width} height={HEIGHT * share} />
          )}
        </g>
      ))}
      {words && (
        <text x={plot.right + 5} y={y + 10}>
          {words}
        </text>
      )}
    </>
  );
}
