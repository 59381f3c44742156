import { markPath } from "../../charts/marks";
import type { Mark } from "../../charts/table";

const marks: { marks: Mark[]; words: string }[] = [
  { marks: ["none"], words: "no signal" },
  { marks: ["improving"], words: "improving" },
  { marks: ["worse"], words: "getting worse" },
  { marks: ["up", "down"], words: "moved, neither good nor bad" },
];

export function Legend() {
  return (
    <ul className="icon-key legend">
      {marks.map(({ marks: shapes, words }) => (
        <li key={words}>
          {shapes.map((mark) => (
            <MarkIcon key={mark} mark={mark} />
          ))}
          {words}
        </li>
      ))}
      <li>
        <MarkIcon mark="none" excluded />
        excluded
      </li>
      <li>
        <svg width="14" height="14" aria-hidden="true">
          <rect className="gap" width="14" height="14" />
        </svg>
        no figures
      </li>
      <li>
        <svg width="24" height="14" aria-hidden="true">
          <rect className="range" width="24" height="14" />
          <path className="limit" d="M0 1H24M0 13H24" />
        </svg>
        usual range
      </li>
      <li>
        <svg width="24" height="14" aria-hidden="true">
          <path className="centre" d="M0 7H24" />
        </svg>
        average
      </li>
      <li>
        <svg width="24" height="14" aria-hidden="true">
          <path className="target" d="M0 7H24" />
        </svg>
        target
      </li>
    </ul>
  );
}

export function MarkIcon({ mark, excluded = false }: { mark: Mark; excluded?: boolean }) {
  return (
    <svg width="14" height="14" aria-hidden="true" className="icon">
      <path className={excluded ? "mark-excluded" : `mark-${mark}`} d={markPath(mark, 7, 7, 3.2)} />
    </svg>
  );
}
