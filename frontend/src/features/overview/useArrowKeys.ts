import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from "react";

type Place = { row: number; column: number };
type Options = {
  frame: RefObject<HTMLElement | null>;
  rows: number;
  columns: number;
  /** the rows that exist just now */
  first: number;
  last: number;
  /** brings a row into view, and so into being */
  reach: (row: number) => void;
};

/** Moves of one key within a table of a given size. */
export function moved({ row, column }: Place, key: string, rows: number, columns: number): Place | null {
  const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
  switch (key) {
    case "ArrowUp":
      return { row: within(row - 1, rows), column };
    case "ArrowDown":
      return { row: within(row + 1, rows), column };
    case "ArrowLeft":
      return { row, column: within(column - 1, columns) };
    case "ArrowRight":
      return { row, column: within(column + 1, columns) };
    case "Home":
      return { row, column: 0 };
    case "End":
      return { row, column: columns - 1 };
    case "PageUp":
      return { row: within(row - 10, rows), column };
    case "PageDown":
      return { row: within(row + 10, rows), column };
    default:
      return null;
  }
}

/** Arrow keys between the cells of the grid, which Tab reaches once (a roving tabindex over rows that come and go). */
export function useArrowKeys({ frame, rows, columns, first, last, reach }: Options) {
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const moving = useRef(false);

  useEffect(() => {
    if (!moving.current) return;
    const links = [...(frame.current?.querySelectorAll<HTMLElement>(`[data-row="${place.row}"]`) ?? [])];
    // A silent row has two links only: the nearest to the column that was asked for takes the focus.
    const link = links.filter(({ dataset }) => Number(dataset.column) <= place.column).at(-1) ?? links[0];
    if (!link) return;
    moving.current = false;
    link.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target as HTMLElement).dataset.row || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = moved(place, event.key, rows, columns);
    if (!next) return;
    event.preventDefault();
    moving.current = true;
    setPlace(next);
    reach(next.row);
  };

  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const { row, column } = (event.target as HTMLElement).dataset;
    if (row === undefined || moving.current) return;
    setPlace((before) =>
      Number(row) === before.row ? { ...before, column: Number(column) } : { row: Number(row), column: Number(column) },
    );
  };

  const inView = Math.min(Math.max(place.row, first), Math.max(first, last));
  return { onKeyDown, onFocus, stop: { ...place, row: inView } };
}
