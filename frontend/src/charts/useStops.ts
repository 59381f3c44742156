import { useState, type KeyboardEvent } from "react";

const ARROWS = { row: { ArrowRight: 1, ArrowLeft: -1 }, column: { ArrowDown: 1, ArrowUp: -1 } };

/**
 * Several places behind one tab stop: arrow keys, Home and End move between them, Escape lets go of the one in hand.
 * `active` is the one that is focused or pointed at; `stop` the one that Tab comes back to.
 */
export function useStops(count: number, initial: number, along: keyof typeof ARROWS = "row") {
  const [active, setActive] = useState<number | null>(null);
  const [kept, setStop] = useState(initial);
  const stop = Math.max(0, Math.min(kept, count - 1));
  const onKeyDown = (event: KeyboardEvent<SVGGElement>) => {
    const moves: Record<string, number> = { ...ARROWS[along], Home: -count, End: count };
    if (event.key === "Escape") setActive(null);
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(count - 1, (active ?? stop) + move));
    event.currentTarget.querySelector<SVGGElement>(`[data-stop="${next}"]`)?.focus();
  };
  const at = (place: number) => ({
    "data-stop": place,
    tabIndex: place === stop ? 0 : -1,
    onFocus: () => {
      setActive(place);
      setStop(place);
    },
    onBlur: () => setActive(null),
    onMouseEnter: () => setActive(place),
  });
  return { active, letGo: () => setActive(null), onKeyDown, at };
}
