import { useId, type Ref } from "react";
import { ChangeLane, PracticesLane } from "./Lanes";
import { Labels, MonthAxis, ValueAxis } from "./Frame";
import { Behind } from "./Lines";
import { markPath } from "./marks";
import { ChangeCard, PointCard } from "./PointCard";
import { pointWords } from "./pointWords";
import { seriesLayout, type Charted } from "./seriesLayout";
import { useStops } from "./useStops";

type SeriesChartProps = { series: Charted; width: number; drawing?: Ref<SVGSVGElement> };

/** A chart of any kind, with points that take focus left to right and a card that says what each one is. */
export function SeriesChart({ series, width, drawing: drawingRef }: SeriesChartProps) {
  const layout = seriesLayout(series, width);
  const { spots, first, plot, changes, practices, drawing } = layout;
  const points = useStops(spots.length, spots.length - 1);
  const marks = useStops(changes?.marks.length ?? 0, 0);
  const id = useId();
  const spot = points.active === null ? undefined : spots[points.active];
  const point = spot && series.points[first + spot.index];
  const change = marks.active === null ? undefined : changes?.marks[marks.active];
  const changedAt = (index: number) => changes?.marks.flatMap((mark) => (mark.index === index ? mark.words : [])) ?? [];

  return (
    <div
      className="series-chart"
      style={{ width }}
      onMouseLeave={() => {
        points.letGo();
        marks.letGo();
      }}
    >
      <svg
        ref={drawingRef}
        className="chart"
        width={layout.width}
        height={layout.height}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
      >
        <g role="img" aria-label={series.alt}>
          <ValueAxis layout={layout} />
          <clipPath id={`${id}-plot`}>
            <rect x={plot.left} y={plot.top - 1} width={plot.right - plot.left} height={plot.bottom - plot.top + 2} />
          </clipPath>
          <g clipPath={`url(#${id}-plot)`}>
            <Behind drawing={drawing} top={plot.top} bottom={plot.bottom} />
          </g>
          <path className="line line--dotted" d={drawing.dotted} />
          <path className="line" d={drawing.line} />
          <MonthAxis layout={layout} />
          <Labels layout={layout} reasonAt={(index) => series.points[first + index]?.reason ?? null} />
          {practices && <PracticesLane practices={practices} plot={plot} />}
          {change && <path className="event" d={`M${change.x} ${plot.top}V${changes?.y ?? 0}`} />}
        </g>
        <g
          role="group"
          aria-label="Points, oldest first: arrow keys move between them"
          onKeyDown={points.onKeyDown}
          onMouseEnter={marks.letGo}
        >
          {spots.map(({ index, x, y, row }, place) => (
            <g
              key={row.period}
              className="point"
              // A point has no action, but what it says must be reachable by keyboard.
              role="img"
              aria-label={pointWords(series, first + index, changedAt(index))}
              {...points.at(place)}
            >
              <rect className="point__reach" x={x - 8} y={plot.top} width="16" height={plot.bottom - plot.top} />
              {place === points.active && <circle className="point__ring" cx={x} cy={y} r="9" />}
              <path
                className={row.excluded === null ? `mark-${row.mark}` : "mark-excluded"}
                d={markPath(row.excluded === null ? row.mark : "none", x, y, row.excluded === null ? 3.4 : 4.2)}
              />
            </g>
          ))}
        </g>
        {changes && <ChangeLane changes={changes} layout={layout} stops={marks} onEnter={points.letGo} />}
      </svg>
      {spot && point && (
        <PointCard id={id} series={series} point={point} spot={spot} layout={layout} changes={changedAt(spot.index)} />
      )}
      {change && <ChangeCard id={id} change={change} layout={layout} />}
    </div>
  );
}
