import { useMemo } from "react";
import type { Spread } from "../api/innovationTypes";
import { monthAndYear } from "../lib/period";
import { ValueAxis } from "./Frame";
import { spreadFanLayout, type FanSpot, type SpreadFanLayout } from "./spreadFanLayout";
import { useStops } from "./useStops";
import "./spreadFan.css";

const CARD_WIDTH = 216;

type SpreadFanProps = { spread: Spread; width: number };

/** How many practices had adopted by each month, and how many may have by the months to come. */
export function SpreadFan({ spread, width }: SpreadFanProps) {
  const layout = useMemo(() => spreadFanLayout(spread, width), [spread, width]);
  const stops = useStops(layout?.spots.length ?? 0, spread.cumulative.months.length - 1);
  if (!layout) return null;
  const { plot, now, spots, years } = layout;
  const spot = stops.active === null ? undefined : spots[stops.active];
  return (
    <div className="spread-fan" style={{ width }} onMouseLeave={stops.letGo}>
      <svg className="chart" width={width} height={layout.height} viewBox={`0 0 ${width} ${layout.height}`}>
        <g role="img" aria-label={spreadWords(spread)}>
          <ValueAxis layout={layout} />
          <path className="spread-fan__outer" d={layout.outer} />
          <path className="spread-fan__inner" d={layout.inner} />
          <path className="spread-fan__fitted" d={layout.fitted} />
          <path className="spread-fan__middle" d={layout.middle} />
          <path className="spread-fan__observed" d={layout.observed} />
          <path className="axis" d={`M${plot.left} ${plot.bottom}H${plot.right}`} />
          {years.map(({ x, text }) => (
            <g key={text}>
              <path className="axis" d={`M${x} ${plot.bottom}v5`} />
              <text className={x > plot.right - 24 ? "end" : undefined} x={x} y={plot.bottom + 18}>
                {text}
              </text>
            </g>
          ))}
          <text className="dark" x={plot.left} y={layout.height - 8}>
            Practices that have adopted, by month
          </text>
          <circle className="spread-fan__now" cx={now.x} cy={now.y} r="4.5" />
          <text className="bold dark" x={now.label.x} y={now.label.y}>
            {now.label.text}
          </text>
          <Ends layout={layout} />
        </g>
        <g
          role="group"
          aria-label="Months, the first adoption first: arrow keys move between them"
          onKeyDown={stops.onKeyDown}
        >
          {spots.map(({ month, x, y, words }, place) => (
            <g
              key={month}
              className="point"
              // A month has no action, but what it says must be reachable by keyboard.
              role="img"
              aria-label={words}
              {...stops.at(place)}
            >
              <rect className="point__reach" x={x - 4} y={plot.top} width="8" height={plot.bottom - plot.top} />
              {place === stops.active && <circle className="point__ring" cx={x} cy={y} r="7" />}
            </g>
          ))}
        </g>
      </svg>
      {spot && <Card spot={spot} layout={layout} />}
    </div>
  );
}

/** The picture in the words of the API, and how many have adopted by now. */
export function spreadWords({ cumulative, forecast, no_forecast }: Spread): string {
  const now = cumulative.adopters.at(-1) ?? 0;
  const until = monthAndYear(cumulative.months.at(-1) ?? "");
  const had = `By ${until}, ${now.toLocaleString("en-GB")} ${now === 1 ? "practice" : "practices"} had adopted it.`;
  return `${had} ${forecast?.words ?? no_forecast ?? ""}`.trim();
}

function Ends({ layout: { ends, plot } }: { layout: SpreadFanLayout }) {
  return ends.map(({ y, text, likely }, place) => (
    <text key={place} className={likely ? "bold dark" : undefined} x={plot.right + 6} y={y + 4}>
      {text}
    </text>
  ));
}

function Card({ spot: { x, y, words }, layout: { plot, width } }: { spot: FanSpot; layout: SpreadFanLayout }) {
  const left = Math.max(
    0,
    Math.min(width - CARD_WIDTH, x > (plot.left + plot.right) / 2 ? x - CARD_WIDTH - 12 : x + 12),
  );
  const [month, ...rest] = words.split(": ");
  return (
    <div className="point-card" style={{ left, top: Math.max(plot.top, y - 48), width: CARD_WIDTH }} aria-hidden="true">
      <strong>{month}</strong>
      <span>{rest.join(": ")}</span>
    </div>
  );
}
