import { BAR_WIDTH, dayBar } from "./dayBars";

/** Days used of those there are, on a scale that the rows of a table share. The figures stand beside it. */
export function DaysBar({ used, of, longest }: { used: number; of: number; longest: number }) {
  const bar = dayBar(used, of, longest);
  return (
    <svg width={BAR_WIDTH + 2} height="16" aria-hidden="true">
      <rect className="bar-rest" y="4" height="8" width={bar.end} />
      <rect className="days-used" y="4" height="8" width={bar.used} />
      <rect className="bar-late" x={bar.used} y="4" height="8" width={bar.over} />
      <path className="days-end" d={`M${bar.end + 0.5} 1v14`} />
    </svg>
  );
}
