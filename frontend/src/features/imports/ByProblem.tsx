import type { Import } from "../../api/figureTypes";
import { number } from "../../lib/amounts";

/** How often each thing is wrong, most first. */
export function ByProblem({ kinds }: { kinds: Import["problem_kinds"] }) {
  const most = Math.max(...kinds.map(({ count }) => count));
  return (
    <div className="card">
      <ul className="kinds">
        {kinds.map(({ what, count }) => (
          <li key={what}>
            <svg width="120" height="10" aria-hidden="true">
              <rect className="bar-steady" width={Math.max(2, (120 * count) / most)} height="10" />
            </svg>
            <b>{number(count)}</b> {what}
          </li>
        ))}
      </ul>
    </div>
  );
}
