import type { ReactNode } from "react";
import { centreWords, targetWord } from "./kinds";
import { CycleSquare, flag } from "./Lanes";
import { MarkIcon } from "./MarkIcon";
import type { Charted } from "./seriesLayout";
import type { Mark } from "./table";

const marks: { marks: Mark[]; words: string }[] = [
  { marks: ["none"], words: "no signal" },
  { marks: ["improving"], words: "improving" },
  { marks: ["worse"], words: "getting worse" },
  { marks: ["up", "down"], words: "moved, neither good nor bad" },
];

/** What the shapes and lines of this chart mean; what it does not have is left out. */
export function Legend({ series }: { series: Charted }) {
  const { points, notes } = series;
  const limited = points.some(({ lower, upper }) => lower !== null || upper !== null);
  const withheld = points.find(({ status }) => status === "suppressed");
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
      <Drawn words="no figures" width={14}>
        <rect className="gap" width="14" height="14" />
      </Drawn>
      {withheld && <li>* not shown: {withheld.reason}</li>}
      {limited && (
        <Drawn words="usual range">
          <rect className="range" width="24" height="14" />
          <path className="limit" d="M0 1H24M0 13H24" />
        </Drawn>
      )}
      <Drawn words={centreWords(series.chart).toLowerCase()}>
        <path className="centre" d="M0 7H24" />
      </Drawn>
      {points.some(({ target }) => target !== null) && (
        <Drawn words={targetWord(series).toLowerCase()}>
          <path className="target" d="M0 7H24" />
        </Drawn>
      )}
      {series.phases.length > 1 && (
        <Drawn words="limits recalculated" width={8}>
          <path className="event event--dotted" d="M4 0V14" />
        </Drawn>
      )}
      {series.marks && series.marks.length > 0 && (
        <Drawn words="PDSA cycle, hollow while open" width={34}>
          <CycleSquare number={1} open={false} x={8} y={1} />
          <CycleSquare number={2} open x={25} y={1} />
        </Drawn>
      )}
      {!series.marks && notes.some(({ kind }) => kind === "change") && (
        <Drawn words="recorded change" width={14}>
          <path className="event-mark" d={flag(6, 1)} />
        </Drawn>
      )}
    </ul>
  );
}

function Drawn({ words, width = 24, children }: { words: string; width?: number; children: ReactNode }) {
  return (
    <li>
      <svg className="chart" width={width} height="16" aria-hidden="true">
        {children}
      </svg>
      {words}
    </li>
  );
}
