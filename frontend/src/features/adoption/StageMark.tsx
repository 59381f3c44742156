import type { Stage } from "./stages";

const SLICES: Record<Stage, string | null> = {
  aware: null,
  interested: "M9 9V2A7 7 0 0 1 16 9Z",
  testing: "M9 9V2A7 7 0 0 1 9 16Z",
  adopted: "M9 2A7 7 0 0 1 9 16A7 7 0 0 1 9 2Z",
  sustained: "M9 5A4 4 0 0 1 9 13A4 4 0 0 1 9 5Z",
  stopped: "M5 5L13 13M13 5L5 13",
};

/** How far a practice has come, as a circle that fills; what has stopped is crossed. The words stand beside it. */
export function StageMark({ stage }: { stage: Stage }) {
  const path = SLICES[stage];
  return (
    <svg className={`stage-mark stage-mark--${stage}`} width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      {stage !== "stopped" && <circle cx="9" cy="9" r="7" />}
      {path && <path d={path} />}
    </svg>
  );
}
