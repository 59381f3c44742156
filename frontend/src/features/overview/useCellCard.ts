import { useEffect, useRef, useState, type FocusEvent, type MouseEvent, type RefObject } from "react";

export type CardPlace = { row: number; column: number; left: number; top: number; above: boolean };

const OPEN_AFTER_MS = 250;
const CLOSE_AFTER_MS = 200;
const CARD = { width: 368, height: 300 };

/** The card of a cell, for pointer and keyboard alike: it stays while pointed at, and Escape closes it. */
export function useCellCard(frame: RefObject<HTMLElement | null>) {
  const [open, setOpen] = useState<CardPlace | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!open) return;
    const escape = (event: globalThis.KeyboardEvent) => {
      if (event.key === "Escape") setOpen(null);
    };
    document.addEventListener("keydown", escape);
    return () => document.removeEventListener("keydown", escape);
  }, [open]);

  const later = (place: CardPlace | null, wait: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(place), wait);
  };
  const over = (target: EventTarget, wait: number) => {
    const element = target as Element;
    if (element.closest(".hover-card")) {
      clearTimeout(timer.current);
      return;
    }
    const cell = element.closest<HTMLElement>("a.cell");
    later(cell && frame.current ? placeOf(cell, frame.current) : null, cell ? wait : CLOSE_AFTER_MS);
  };

  return {
    open,
    handlers: {
      onMouseOver: (event: MouseEvent) => over(event.target, OPEN_AFTER_MS),
      onMouseLeave: () => later(null, CLOSE_AFTER_MS),
      onFocusCapture: (event: FocusEvent) => {
        if ((event.target as Element).matches(":focus-visible")) over(event.target, 0);
      },
      onBlur: () => later(null, CLOSE_AFTER_MS),
    },
  };
}

/** Under the cell, or above it where the window ends; never over the row it belongs to. */
function placeOf(cell: HTMLElement, frame: HTMLElement): CardPlace {
  const box = cell.getBoundingClientRect();
  const around = frame.getBoundingClientRect();
  const above = box.bottom + CARD.height > window.innerHeight && box.top > CARD.height;
  const left = Math.min(box.left - around.left, around.width - CARD.width - 8) + frame.scrollLeft;
  return {
    row: Number(cell.dataset.row),
    column: Number(cell.dataset.column),
    left: Math.max(0, left),
    top: above ? box.top - around.top - 4 : box.bottom - around.top + 4,
    above,
  };
}
