import type { Box } from "./diagram";

/** How far a change idea has got, as a sign beside its words. */
export function IdeaMark({ state, x, y }: { state: NonNullable<Box["state"]>; x: number; y: number }) {
  return (
    <g transform={`translate(${x} ${y})`} className={`idea-mark idea-mark--${state}`} fill="none">
      {state === "adopted" && <path d="M-5 0 -1.5 4 5 -4" />}
      {state === "abandoned" && <path d="M-4 -4 4 4M-4 4 4 -4" />}
      {state === "adapted" && <path d="M-6 1C-4 -4 -2 -4 0 0S4 4 6 -1" />}
      {state === "elsewhere" && <path d="M-6 0H5M1 -4 5 0 1 4" />}
      {state === "testing" && (
        <>
          <circle r={5} />
          <path d="M0 -5A5 5 0 0 1 0 5Z" className="idea-mark__half" />
        </>
      )}
      {state === "not_tested" && <circle r={5} strokeDasharray="2 2" />}
    </g>
  );
}
