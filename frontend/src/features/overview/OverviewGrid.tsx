import { useRouter } from "@tanstack/react-router";
import { useEffect, useLayoutEffect, useRef, useState, type MouseEvent } from "react";
import { monthAndYear } from "../../lib/period";
import { useRowsInView } from "../../ui/useRowsInView";
import { CellCard } from "./CellCard";
import { GridHead } from "./GridHead";
import { GridRow, GridRowToCome } from "./GridRow";
import type { OverviewPartProps } from "./shared";
import { useArrowKeys } from "./useArrowKeys";
import { useCellCard } from "./useCellCard";
import { useStuckHead } from "./useStuckHead";
import { counted, nouns } from "./words";

/** As in overview.css: rows of one height can be placed without being measured. */
const ROW_HEIGHT = 54;

/** A real table of which only the rows in view exist; it scrolls with the page under a stuck head. */
export function OverviewGrid(props: OverviewPartProps) {
  const { overview, level, more, search } = props;
  const router = useRouter();
  const frame = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLTableSectionElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    if (body.current) setScrollMargin(body.current.getBoundingClientRect().top + window.scrollY);
  }, [overview]);
  const inView = useRowsInView({
    count: more.count,
    known: more.rows.length,
    height: ROW_HEIGHT,
    overscan: 6,
    scrollMargin,
    // Room under the stuck head, so that a row reached by keyboard is never behind it.
    scrollPaddingStart: 160,
  });
  const first = inView.rows[0] ?? 0;
  const last = inView.rows.at(-1) ?? 0;
  const missing = last >= more.rows.length - 5;
  const { wanted } = more;
  useEffect(() => {
    if (missing) wanted();
  }, [missing, wanted]);

  const columns = overview.measures.length;
  const keys = useArrowKeys({
    frame,
    rows: more.count,
    columns: columns + 1,
    first,
    last,
    reach: inView.reach,
  });
  const card = useCellCard(frame);
  useStuckHead(frame, head);

  // One listener for all: a link component a cell would cost a thousand subscriptions.
  const follow = (event: MouseEvent) => {
    const link = (event.target as Element).closest("a");
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
      return;
    event.preventDefault();
    void router.navigate({ to: link.pathname });
  };

  const open = card.open && more.rows[card.open.row];
  const measure = card.open && overview.measures[card.open.column - 1];
  return (
    // The handlers serve the links inside, which are what a person reaches.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="card card--flush grid-frame"
      ref={frame}
      onClick={follow}
      onKeyDown={keys.onKeyDown}
      onFocus={keys.onFocus}
      {...card.handlers}
    >
      <table className={columns > 8 ? "grid grid--many" : "grid"} aria-rowcount={more.count + 1}>
        <caption className="visually-hidden">
          {counted(more.count, nouns[level])} by {columns} measures,{" "}
          {overview.period && `${monthAndYear(overview.period)}, `}
          {search.sort === "name" ? "by name" : "worst first"}. Each cell gives the latest value, the change and whether
          the target is met. Arrow keys move between cells.
        </caption>
        <GridHead {...props} head={head} />
        <tbody ref={body}>
          <Spacer height={inView.before} />
          {inView.rows.map((index) => {
            const row = more.rows[index];
            if (!row) return <GridRowToCome key={index} index={index} columns={columns} />;
            const stop = keys.stop.row === index ? keys.stop.column : null;
            return <GridRow key={row.organisation.code} row={row} index={index} columns={columns} stop={stop} />;
          })}
          <Spacer height={inView.after} />
        </tbody>
      </table>
      {card.open && open && measure && !open.silent_since && (
        <CellCard
          place={card.open}
          measure={measure}
          organisation={open.organisation}
          cell={open.cells[card.open.column - 1]}
          membership={overview.membership}
        />
      )}
    </div>
  );
}

/** Stands for the rows out of view, so that the page is as long as the table. */
function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className="spacer">
      <td style={{ height, padding: 0 }} />
    </tr>
  );
}
