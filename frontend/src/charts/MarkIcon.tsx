import { markPath } from "./marks";
import type { Mark } from "./table";

/** A point as it is drawn, for keys and tables. */
export function MarkIcon({ mark, excluded = false }: { mark: Mark; excluded?: boolean }) {
  return (
    <svg width="14" height="14" aria-hidden="true" className="icon">
      <path className={excluded ? "mark-excluded" : `mark-${mark}`} d={markPath(mark, 7, 7, 3.2)} />
    </svg>
  );
}
