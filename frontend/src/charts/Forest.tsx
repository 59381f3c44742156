import { useMemo } from "react";
import type { Evidence } from "../api/innovationTypes";
import { forestLayout, type ForestLayout, type ForestRow, type SiteRow } from "./forestLayout";
import { shortened } from "./labels";
import { useStops } from "./useStops";
import "./forest.css";

const CARD_WIDTH = 288;

type ForestProps = { evidence: Evidence; width: number };

/** What happened at each site, with its range; all of them together; and what a new one could expect. */
export function Forest({ evidence, width }: ForestProps) {
  const { sites, pooled, unit, sides } = evidence;
  const layout = useMemo(() => forestLayout(evidence, width), [evidence, width]);
  const stops = useStops(sites.length, 0, "column");
  const active = stops.active === null ? undefined : layout.rows[stops.active];
  return (
    <div className="forest" style={{ width }} onMouseLeave={stops.letGo}>
      <svg className="chart" width={width} height={layout.height} viewBox={`0 0 ${width} ${layout.height}`}>
        <g role="img" aria-label={forestWords(evidence)}>
          {active && (
            <rect className="forest__active" x={0} y={active.top} width={width} height={layout.rowHeight} rx={2} />
          )}
          <Heads layout={layout} sides={sides} unit={unit} />
          {layout.ticks.map(({ x, text, path }) => (
            <g key={text}>
              <path className="gridline" d={path} />
              <text className="middle" x={x} y={layout.plot.bottom + 18}>
                {text}
              </text>
            </g>
          ))}
          <path className="centre" d={layout.nought.path} />
          <path className="forest__average" d={layout.average} />
          {layout.rules.map((y) => (
            <path key={y} className="axis" d={`M0 ${y}H${width}`} />
          ))}
          {layout.rows.map((row, place) => (
            <Site key={place} row={row} layout={layout} />
          ))}
          {pooled && layout.pooled && (
            <>
              <Words
                row={layout.pooled}
                layout={layout}
                bold
                name={`All ${pooled.sites} sites together`}
                practices={pooled.practices}
                change={pooled.change.shown}
                weight="100%"
              />
              <path className="forest__diamond" d={layout.pooled.diamond} />
            </>
          )}
          {pooled?.prediction && layout.expected && (
            <>
              <Words
                row={layout.expected}
                layout={layout}
                name="What a new site could expect"
                change={pooled.prediction.shown}
              />
              <path
                className="forest__expected"
                d={`M${layout.expected.x1} ${layout.expected.y}H${layout.expected.x2}`}
              />
            </>
          )}
        </g>
        <g role="group" aria-label="Sites: arrow keys move up and down" onKeyDown={stops.onKeyDown}>
          {layout.rows.map(({ top, site }, place) => (
            <g
              key={place}
              className="point"
              // A row has no action, but what it says must be reachable by keyboard.
              role="img"
              aria-label={site.words}
              {...stops.at(place)}
            >
              <rect className="point__reach" x={0} y={top} width={width} height={layout.rowHeight} />
              {place === stops.active && (
                <rect
                  className="forest__ring"
                  x={1}
                  y={top + 1}
                  width={width - 2}
                  height={layout.rowHeight - 2}
                  rx={2}
                />
              )}
            </g>
          ))}
        </g>
      </svg>
      {active && <Card row={active} layout={layout} />}
    </div>
  );
}

/** The picture as one sentence; each site speaks for itself below it. */
export function forestWords({ sites, pooled, too_few, unit }: Evidence): string {
  const together = pooled ? `All together: ${pooled.change.shown} ${unit}`.trim() : too_few;
  return `Forest plot of ${sites.length} ${sites.length === 1 ? "site" : "sites"}. ${together?.replace(/\.$/, "")}. The same figures are in the table.`;
}

function Heads({ layout, sides, unit }: { layout: ForestLayout; sides: Evidence["sides"]; unit: string }) {
  const { columns, narrow } = layout;
  return (
    <g className="forest__head">
      {!narrow && (
        <>
          <text x={columns.site} y={16}>
            Site
          </text>
          <text className="end" x={columns.practices} y={16}>
            Practices
          </text>
          <text x={columns.began} y={16}>
            Began
          </text>
          <text className="end" x={columns.change} y={16}>
            Change{unit && `, ${unit}`} (95% range)
          </text>
          <text className="end" x={columns.weight} y={16}>
            Weight
          </text>
        </>
      )}
      <text className="end" x={layout.sides.below} y={16}>
        ← {sides.below}
      </text>
      <text x={layout.sides.above} y={16}>
        {sides.above} →
      </text>
    </g>
  );
}

function Site({ row, layout }: { row: SiteRow; layout: ForestLayout }) {
  const { site, x1, x2, y, square } = row;
  return (
    <>
      <Words
        row={row}
        layout={layout}
        name={site.name}
        practices={site.practices}
        began={site.began}
        change={site.change.shown}
        weight={site.weight_shown}
      />
      <path className="forest__range" d={`M${x1} ${y}H${x2}`} />
      <rect className="forest__square" x={square.x} y={square.y} width={square.side} height={square.side} />
    </>
  );
}

type WordsProps = {
  row: ForestRow;
  layout: ForestLayout;
  name: string;
  practices?: number;
  began?: number;
  change: string;
  weight?: string;
  bold?: boolean;
};

/** The words of a row: in columns, or the name over the rest where there is no room for columns. */
function Words({ row: { words: y }, layout, name, practices, began, change, weight, bold }: WordsProps) {
  const { columns, narrow } = layout;
  const shown = (
    <>
      <title>{name}</title>
      {shortened(name, columns.letters)}
    </>
  );
  if (narrow) {
    const facts = [
      practices !== undefined && `${practices} ${practices === 1 ? "practice" : "practices"}`,
      began !== undefined && `began ${began}`,
    ].filter(Boolean);
    return (
      <g className={bold ? "forest__words forest__words--bold" : "forest__words"}>
        <text x={0} y={y - 3}>
          {shown}
        </text>
        <text className="forest__facts" x={0} y={y + 15}>
          {facts.join(" · ")}
        </text>
        <text className="end" x={columns.change} y={y + 15}>
          {change}
        </text>
      </g>
    );
  }
  return (
    <g className={bold ? "forest__words forest__words--bold" : "forest__words"}>
      <text x={columns.site} y={y}>
        {shown}
      </text>
      <text className="end" x={columns.practices} y={y}>
        {practices}
      </text>
      <text x={columns.began} y={y}>
        {began}
      </text>
      <text className="end" x={columns.change} y={y}>
        {change}
      </text>
      <text className="end" x={columns.weight} y={y}>
        {weight}
      </text>
    </g>
  );
}

function Card({ row: { site, top }, layout }: { row: SiteRow; layout: ForestLayout }) {
  const left = layout.narrow ? 0 : Math.max(0, layout.plot.left - CARD_WIDTH - 8);
  return (
    <div
      className="point-card"
      style={{ left, top: top + layout.rowHeight + 4, width: Math.min(CARD_WIDTH, layout.width) }}
      aria-hidden="true"
    >
      <strong>{site.name}</strong>
      <span>At once: {site.level.shown}</span>
      <span>Each month since: {site.slope.shown}</span>
      {layout.narrow && <span>Weight: {site.weight_shown}</span>}
      <span>
        {site.months_before} months before, {site.months_after} after
      </span>
    </div>
  );
}
