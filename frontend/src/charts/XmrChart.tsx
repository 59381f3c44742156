import { useId, useState, type KeyboardEvent, type Ref } from "react";
import type { Series } from "../api/types";
import { Behind } from "./Lines";
import { markPath } from "./marks";
import { PointCard } from "./PointCard";
import { pointWords } from "./pointWords";
import { xmrLayout, type EndLabel, type XmrLayout } from "./xmr";

const labelClass = { limit: "", centre: "bold dark", target: "target-label" } as const;

type XmrChartProps = { series: Series; width: number; drawing?: Ref<SVGSVGElement> };

/** The chart, with points that take focus left to right and a card that says what each one is. */
export function XmrChart({ series, width, drawing: drawingRef }: XmrChartProps) {
  const layout = xmrLayout(series, width);
  const { spots, first } = layout;
  const [active, setActive] = useState<number | null>(null);
  const [stop, setStop] = useState(spots.length - 1);
  const id = useId();
  const spot = active === null ? undefined : spots[active];
  const point = spot && series.points[first + spot.index];

  const onKeyDown = (event: KeyboardEvent<SVGGElement>) => {
    const moves: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, Home: -spots.length, End: spots.length };
    if (event.key === "Escape") setActive(null);
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const next = Math.min(spots.length - 1, Math.max(0, (active ?? stop) + move));
    event.currentTarget.querySelector<SVGGElement>(`[data-spot="${next}"]`)?.focus();
  };

  return (
    <div className="xmr" style={{ position: "relative", width }} onMouseLeave={() => setActive(null)}>
      <svg ref={drawingRef} className="chart" width={layout.width} height={layout.height}>
        <g role="img" aria-label={series.alt}>
          <Frame layout={layout} />
          <Behind drawing={layout.drawing} top={layout.plot.top} bottom={layout.plot.bottom} />
          <path className="line line--dotted" d={layout.drawing.dotted} />
          <path className="line" d={layout.drawing.line} />
          <Labels layout={layout} series={series} />
          <Lane layout={layout} />
        </g>
        <g role="group" aria-label="Points, oldest first: arrow keys move between them" onKeyDown={onKeyDown}>
          {spots.map(({ index, x, y, row }, place) => (
            <g
              key={row.period}
              data-spot={place}
              className="point"
              role="img"
              // A point has no action, but what it says must be reachable by keyboard.

              tabIndex={place === Math.min(stop, spots.length - 1) ? 0 : -1}
              aria-label={pointWords(series, first + index)}
              onFocus={() => {
                setActive(place);
                setStop(place);
              }}
              onBlur={() => setActive(null)}
              onMouseEnter={() => setActive(place)}
            >
              <rect
                className="point__reach"
                x={x - 8}
                y={layout.plot.top}
                width="16"
                height={layout.plot.bottom - layout.plot.top}
              />
              {place === active && <circle className="point__ring" cx={x} cy={y} r="9" />}
              <path
                className={row.excluded === null ? `mark-${row.mark}` : "mark-excluded"}
                d={markPath(row.excluded === null ? row.mark : "none", x, y, row.excluded === null ? 3.4 : 4.2)}
              />
            </g>
          ))}
        </g>
      </svg>
      {spot && point && <PointCard id={id} series={series} point={point} spot={spot} layout={layout} />}
    </div>
  );
}

function Frame({ layout: { axis, plot, months, width } }: { layout: XmrLayout }) {
  return (
    <>
      {axis.labels.map(({ y, text }) => (
        <g key={text}>
          <path className="gridline" d={`M${plot.left} ${y}H${plot.right}`} />
          <text className="end" x={plot.left - 6} y={y + 4}>
            {text}
          </text>
        </g>
      ))}
      <path className="axis" d={`M${plot.left} ${plot.bottom}H${plot.right}`} />
      {months.map(({ index, x, label, year }) => (
        <g key={index}>
          <path className="axis" d={`M${x} ${plot.bottom}v5`} />
          <text x={x} y={plot.bottom + 16}>
            {label}
          </text>
          {year && x < width - 40 && (
            <text className="dark" x={x} y={plot.bottom + 31}>
              {year}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

function Labels({ layout, series }: { layout: XmrLayout; series: Series }) {
  const { plot, drawing } = layout;
  const text = ({ y, text: words, kind }: EndLabel, x: number) => (
    <text key={words} className={labelClass[kind]} x={x} y={y + 4}>
      {words}
    </text>
  );
  // A reason too long for the picture stands in the notes and in the point's card.
  const excludedWords = (index: number) => {
    const reason = series.points[layout.first + index]?.reason;
    return reason && reason.length <= 30 ? `Excluded: ${reason}` : "Excluded";
  };
  return (
    <>
      {layout.endLabels.map((label) => text(label, plot.right + 5))}
      {layout.earlierLabels.map((label) => (
        <g key={`${label.x}-${label.text}`} className="on-lines">
          {text(label, label.x)}
        </g>
      ))}
      {layout.rebases.map(({ x, text: words }) => (
        <g key={x}>
          <path className="event event--dotted" d={`M${x} ${plot.top - 30}V${plot.bottom}`} />
          <text className="event-label" x={x + 5} y={plot.top - 22}>
            {words}
          </text>
        </g>
      ))}
      {drawing.gaps.map(({ from, x, width }) => (
        <text key={from} className="middle dark" x={x + width / 2} y={plot.top - 5}>
          No figures
        </text>
      ))}
      {layout.spots
        .filter(({ row }) => row.excluded !== null)
        .slice(0, 3)
        .map(({ index, x, y }) => (
          <text
            key={index}
            className={x > layout.width / 3 ? "end dark on-lines" : "dark on-lines"}
            x={x + (x > layout.width / 3 ? -8 : 8)}
            y={y + 4}
          >
            {excludedWords(index)}
          </text>
        ))}
      {layout.baseline && (
        <>
          <path className="axis" d={`M${layout.baseline.x1} ${layout.baseline.y + 5}v-5H${layout.baseline.x2}v5`} />
          <text className="middle" x={(layout.baseline.x1 + layout.baseline.x2) / 2} y={layout.baseline.y - 5}>
            {layout.baseline.text}
          </text>
        </>
      )}
    </>
  );
}

function Lane({ layout: { lane, plot } }: { layout: XmrLayout }) {
  const height = 13;
  return (
    <>
      <text className="end" x={plot.left - 6} y={lane.y + 10}>
        {plot.left > 50 ? "Practices" : ""}
      </text>
      {lane.bars.map(({ x, width, share }) => (
        <g key={x}>
          <rect className="bar-late" x={x} y={lane.y} width={width} height={height} />
          {share !== null && share > 0 && (
            <rect
              className="bar-steady"
              x={x}
              y={lane.y + height * (1 - share)}
              width={width}
              height={height * share}
            />
          )}
        </g>
      ))}
      {lane.words && (
        <text x={plot.right + 5} y={lane.y + 10}>
          {lane.words}
        </text>
      )}
    </>
  );
}
