import {
  memo,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
} from "react";
import type { Funnel as FunnelOf } from "../api/comparison";
import { ValueAxis } from "./Frame";
import { funnelLayout, moved, nearest, POINT, type FunnelLayout, type FunnelSpot } from "./funnelLayout";
import { funnelPointWords, lieWords, rankWords, shareWords } from "./funnelWords";
import { shortened } from "./labels";
import { markPath } from "./marks";
import "./comparison.css";

const REACH = 24;
const CARD_WIDTH = 264;
/** From a ringed point to its name, and about the width of a bold letter of it. */
const BESIDE = 13;
const LETTER = 6.8;
const tones: Partial<Record<FunnelSpot["mark"], string>> = { improving: "tone-improving", worse: "tone-worse" };

type FunnelProps = { funnel: FunnelOf; width: number; own: string; drawing?: Ref<SVGSVGElement> };

/** Many organisations at one time, each against what chance allows one of its size. */
export function Funnel({ funnel, width, own, drawing }: FunnelProps) {
  const layout = useMemo(() => funnelLayout(funnel, width, own), [funnel, width, own]);
  const { spots, plot } = layout;
  const [chosen, setChosen] = useState<number | null>(null);
  const [focused, setFocused] = useState(false);
  const [pointed, setPointed] = useState<number | null>(null);
  const stop = Math.min(chosen ?? layout.own ?? 0, spots.length - 1);
  const active = pointed ?? (focused ? stop : null);
  const spot = active === null ? undefined : spots[active];

  // There may be thousands: only the point that Tab reaches exists as an element, and each step makes the next one.
  const element = useRef<SVGPathElement>(null);
  const stepped = useRef(false);
  useLayoutEffect(() => {
    if (stepped.current) element.current?.focus();
    stepped.current = false;
  }, [stop]);
  const onKeyDown = (event: KeyboardEvent<SVGGElement>) => {
    if (event.key === "Escape") setFocused(false);
    const next = moved(spots, stop, event.key);
    if (next === null) return;
    event.preventDefault();
    stepped.current = true;
    setChosen(next);
    setFocused(true);
  };
  const onMouseMove = ({ currentTarget, clientX, clientY }: MouseEvent<SVGSVGElement>) => {
    const { left, top } = currentTarget.getBoundingClientRect();
    setPointed(nearest(spots, clientX - left, clientY - top, REACH));
  };

  return (
    <div className="funnel" style={{ width }} onMouseLeave={() => setPointed(null)}>
      <svg ref={drawing} className="chart" width={layout.width} height={layout.height} onMouseMove={onMouseMove}>
        <g role="img" aria-label={funnel.alt}>
          <Frame layout={layout} funnel={funnel} />
          <Own layout={layout} />
        </g>
        {spot && <circle className="point__ring" cx={spot.x} cy={spot.y} r="8" />}
        <g
          role="group"
          aria-label="Organisations by size: left and right move along all, up and down along those outside the 99.8% lines"
          onKeyDown={onKeyDown}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
        >
          {spots.slice(stop, stop + 1).map((each) => (
            <path
              key={stop}
              ref={element}
              // Seen when it has the focus; otherwise the outline of all shows it.
              className={focused ? `point mark-${each.mark}` : "point point__reach"}
              // A point has no action, but what it says must be reachable by keyboard.
              role="img"
              tabIndex={0}
              aria-label={funnelPointWords(each.item)}
              d={markPath(each.mark, each.x, each.y, POINT)}
            />
          ))}
        </g>
        {pointed !== null && spot && (
          <path className={`mark-${spot.mark}`} d={markPath(spot.mark, spot.x, spot.y, POINT)} />
        )}
      </svg>
      {spot && <Card spot={spot} right={plot.right} top={plot.top} />}
    </div>
  );
}

const Frame = memo(function Frame({ layout, funnel }: { layout: FunnelLayout; funnel: FunnelOf }) {
  const { plot, height } = layout;
  const clip = useId();
  return (
    <>
      <clipPath id={clip}>
        <rect x={plot.left} y={plot.top} width={plot.right - plot.left} height={plot.bottom - plot.top} />
      </clipPath>
      <ValueAxis layout={layout} />
      <g clipPath={`url(#${clip})`}>
        <path className="range" d={layout.band} />
        {layout.limits.map(({ path, pair }, index) => (
          <path key={index} className={`funnel__limit ${pair === 95 ? "" : "funnel__limit--far"}`} d={path} />
        ))}
      </g>
      {layout.centre !== null && <path className="centre" d={`M${plot.left} ${layout.centre}H${plot.right}`} />}
      <path className="axis" d={`M${plot.left} ${plot.bottom}H${plot.right}`} />
      {layout.sizes.map(({ x, text }) => (
        <g key={text}>
          <path className="axis" d={`M${x} ${plot.bottom}v5`} />
          <text className="middle" x={x} y={plot.bottom + 18}>
            {text}
          </text>
        </g>
      ))}
      <text className="dark" x={plot.left} y={height - 12}>
        {funnel.denominator_label ?? funnel.measure.denominator}
        {layout.logarithmic && ", on a logarithmic scale"}
      </text>
      {layout.labels.map(({ y, text, centre }, index) => (
        <text key={index} className={centre ? "bold dark" : undefined} x={plot.right + 5} y={y + 4}>
          {text}
        </text>
      ))}
      {layout.outlines.map(({ mark, path }) => (
        <path key={mark} className={`mark-${mark}`} d={path} />
      ))}
    </>
  );
});

function Own({ layout: { spots, own, plot } }: { layout: FunnelLayout }) {
  const spot = own === null ? undefined : spots[own];
  if (!spot) return null;
  const leftwards = spot.x > plot.left + (plot.right - plot.left) * 0.6;
  const room = leftwards ? spot.x - plot.left : plot.right - spot.x;
  return (
    <>
      <path className={`mark-${spot.mark}`} d={markPath(spot.mark, spot.x, spot.y, POINT)} />
      <circle className="funnel__own" cx={spot.x} cy={spot.y} r="8" />
      <text
        className={`bold dark ${leftwards ? "end" : ""}`}
        x={spot.x + (leftwards ? -BESIDE : BESIDE)}
        y={spot.y + 4}
      >
        <title>{spot.item.organisation.name}</title>
        {shortened(spot.item.organisation.name, Math.floor((room - BESIDE) / LETTER))}
      </text>
    </>
  );
}

function Card({ spot: { item, x, y, mark }, right, top }: { spot: FunnelSpot; right: number; top: number }) {
  const left = x > right / 2 ? Math.max(0, x - CARD_WIDTH - 16) : x + 16;
  return (
    <div className="point-card" style={{ left, top: Math.max(top, y - 56), width: CARD_WIDTH }} aria-hidden="true">
      <strong>
        {item.organisation.name}: {item.shown}
      </strong>
      <span>{shareWords(item)}</span>
      <span className={tones[mark] ?? (mark === "none" ? undefined : "tone-neutral")}>{lieWords(item)}</span>
      <span>{rankWords(item)}</span>
    </div>
  );
}
