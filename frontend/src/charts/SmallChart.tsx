import { scaleLinear } from "d3-scale";
import { yearTicks } from "./axis";
import { draw } from "./geometry";
import { Behind } from "./Lines";
import { markPath } from "./marks";
import { extent, type ChartRow } from "./table";

type SmallChartProps = {
  rows: ChartRow[];
  /** what the picture says, for those who do not see it */
  label: string;
  width?: number;
  height?: number;
  /** one scale for several charts, so that they can be compared */
  scale?: number[] | null;
};

const EDGE = 2;
const AXIS = 16;

/** A chart small enough for a card: no labels but the years, as wide as its place. */
export function SmallChart({ rows, label, width = 264, height = 96, scale }: SmallChartProps) {
  const bottom = height - AXIS - 4;
  const step = (width - 2 * EDGE) / Math.max(1, rows.length);
  const x = (index: number) => EDGE + step * (index + 0.5);
  const y = scaleLinear(scale ?? extent(rows, false), [bottom, 8]).clamp(true);
  const drawing = draw(rows, { x, y, step, top: 2, bottom: bottom + 2 });
  const last = rows.findLastIndex((row) => row.value !== null);
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <Behind drawing={drawing} top={2} bottom={bottom + 2} />
      <path className="line line--dotted" d={drawing.dotted} />
      <path className="line" d={drawing.line} />
      {rows.map((row, index) => {
        if (row.excluded !== null) {
          return (
            <path key={row.period} className="mark-excluded" d={markPath("none", x(index), y(row.excluded), 2.6)} />
          );
        }
        if (row.value === null || (row.mark === "none" && index !== last)) return null;
        return (
          <path key={row.period} className={`mark-${row.mark}`} d={markPath(row.mark, x(index), y(row.value), 2.1)} />
        );
      })}
      <path className="axis" d={`M${EDGE} ${bottom + 4}H${width - EDGE}`} />
      {yearTicks(rows.map(({ period }) => period)).map(({ index, label: year }) => (
        <g key={year}>
          <path className="axis" d={`M${x(index) - step / 2} ${bottom + 4}v5`} />
          <text x={x(index) - step / 2 + 3} y={height - 2}>
            {x(index) < width - 30 ? year : ""}
          </text>
        </g>
      ))}
    </svg>
  );
}
