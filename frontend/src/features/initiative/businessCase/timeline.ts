/** Where stakeholders stood over time, as steps on four levels. Pure. */
import { dayNumber } from "../../../lib/days";
import type { Stakeholder } from "./queries";

type Stance = Stakeholder["stances"][number];
const LEVELS: Record<Stance["now"], number> = { against: 0, unsure: 1, for: 2, leads: 3 };

export const SIZE = { width: 184, height: 60, left: 48, right: 12, top: 8, bottom: 8 } as const;

export const levelY = (stance: Stance["now"]): number =>
  SIZE.height - SIZE.bottom - (LEVELS[stance] * (SIZE.height - SIZE.top - SIZE.bottom)) / 3;

export type Timeline = {
  /** from stance to stance, and level on to the end */
  path: string;
  dots: { x: number; y: number; day: string }[];
  /** where they are needed, at the end */
  needed: { x: number; y: number } | null;
};

/** The days from the first stance of anyone to the last that is shown: one scale for all. */
export function daysOf(stakeholders: Pick<Stakeholder, "stances">[], today: string): { from: string; to: string } {
  const days = stakeholders.flatMap(({ stances }) => stances.map(({ day }) => day));
  return { from: [today, ...days].sort()[0] ?? today, to: today };
}

export function timelineOf(stances: Stance[], { from, to }: { from: string; to: string }): Timeline {
  const span = Math.max(1, dayNumber(to) - dayNumber(from));
  const end = SIZE.width - SIZE.right;
  const x = (day: string) => Math.round(SIZE.left + ((dayNumber(day) - dayNumber(from)) / span) * (end - SIZE.left));
  const dots = stances.map(({ day, now }) => ({ day, x: x(day), y: levelY(now) }));
  const last = stances.at(-1);
  return {
    path:
      dots.map((dot, place) => (place === 0 ? `M${dot.x} ${dot.y}` : `H${dot.x}V${dot.y}`)).join("") +
      (last ? `H${end}` : ""),
    dots,
    needed: last && last.needed !== last.now ? { x: end, y: levelY(last.needed) } : null,
  };
}
