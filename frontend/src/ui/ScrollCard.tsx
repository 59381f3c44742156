import type { ReactNode } from "react";

/** A card whose table may be wider than the page: it scrolls sideways, also by keyboard. */
export function ScrollCard({ label, children }: { label: string; children: ReactNode }) {
  return (
    // A region that scrolls has to take focus, or a keyboard cannot reach what is out of view.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="card card--flush scroll" tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}
