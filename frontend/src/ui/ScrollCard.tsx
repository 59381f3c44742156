import { useLayoutEffect, useRef, useState, type ReactNode } from "react";

/** A card whose table may be wider than the page: it scrolls sideways, also by keyboard, and says so where it does. */
export function ScrollCard({ label, children }: { label: string; children: ReactNode }) {
  const card = useRef<HTMLDivElement>(null);
  const [wider, setWider] = useState(false);
  useLayoutEffect(() => {
    const element = card.current;
    if (!element) return;
    const measure = () => setWider(element.scrollWidth > element.clientWidth + 1);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);
  return (
    <>
      {wider && <p className="note scroll-hint">More columns to the right: scroll the table sideways.</p>}
      {/* A region that scrolls has to take focus, or a keyboard cannot reach what is out of view. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="card card--flush scroll" tabIndex={0} role="region" aria-label={label} ref={card}>
        {children}
      </div>
    </>
  );
}
