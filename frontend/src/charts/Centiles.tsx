import { useMemo, type Ref } from "react";
import type { Centiles as CentilesOf } from "../api/comparison";
import { monthAndYear } from "../lib/period";
import { centileLayout, type CentileLayout, type CentileSpot } from "./centilesLayout";
import { centilePointWords, medianWords, middleWords } from "./centileWords";
import { MonthAxis, ValueAxis } from "./Frame";
import { markPath } from "./marks";
import { useStops } from "./useStops";
import "./comparison.css";

const CARD_WIDTH = 232;

type CentilesProps = { centiles: CentilesOf; width: number; drawing?: Ref<SVGSVGElement> };

/** How values lay across organisations, month by month, with one organisation's own line over them. */
export function Centiles({ centiles, width, drawing }: CentilesProps) {
  const layout = useMemo(() => centileLayout(centiles, width), [centiles, width]);
  const { spots, plot } = layout;
  const stops = useStops(spots.length, spots.length - 1);
  const spot = stops.active === null ? undefined : spots[stops.active];
  return (
    <div className="centiles" style={{ width }} onMouseLeave={stops.letGo}>
      <svg ref={drawing} className="chart" width={layout.width} height={layout.height}>
        <g role="img" aria-label={centiles.alt}>
          <ValueAxis layout={layout} />
          <path className="band-outer" d={layout.outer} />
          <path className="band-inner" d={layout.inner} />
          <path className="centre" d={layout.median} />
          <path className="line line--own" d={layout.own} />
          <MonthAxis layout={layout} />
          <Labels layout={layout} />
        </g>
        {spots.length > 0 && (
          <g role="group" aria-label="Points, oldest first: arrow keys move between them" onKeyDown={stops.onKeyDown}>
            {spots.map(({ index, x, y }, place) => (
              <g
                key={index}
                className="point"
                // A point has no action, but what it says must be reachable by keyboard.
                role="img"
                aria-label={centilePointWords(centiles, index)}
                {...stops.at(place)}
              >
                <rect className="point__reach" x={x - 8} y={plot.top} width="16" height={plot.bottom - plot.top} />
                {place === stops.active && <circle className="point__ring" cx={x} cy={y} r="8" />}
                <path className="mark-own" d={markPath("none", x, y, 3)} />
              </g>
            ))}
          </g>
        )}
      </svg>
      {spot && <Card centiles={centiles} spot={spot} right={plot.right} top={plot.top} />}
    </div>
  );
}

const tones = { centile: undefined, median: "bold dark", own: "bold own-label" };

function Labels({ layout: { labels, plot } }: { layout: CentileLayout }) {
  return labels.map(({ y, text, kind }) => (
    <text key={text} className={tones[kind]} x={plot.right + 5} y={y + 4}>
      {text}
    </text>
  ));
}

type CardProps = { centiles: CentilesOf; spot: CentileSpot; right: number; top: number };

function Card({ centiles, spot: { index, x, y }, right, top }: CardProps) {
  const left = x > right / 2 ? Math.max(0, x - CARD_WIDTH - 16) : x + 16;
  return (
    <div className="point-card" style={{ left, top: Math.max(top, y - 48), width: CARD_WIDTH }} aria-hidden="true">
      <strong>
        {monthAndYear(centiles.periods[index] ?? "")}: {centiles.shown[index]}
      </strong>
      <span>{medianWords(centiles, index)}</span>
      <span>{middleWords(centiles, index)}</span>
    </div>
  );
}
