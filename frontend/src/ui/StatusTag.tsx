import type { components } from "../api/schema.gen";
import { Tag } from "./Tag";

export type Status = components["schemas"]["ListedInitiative"]["status"];

export const STATUS_WORDS: Record<Status, string> = {
  planning: "Planning",
  testing: "Testing",
  spreading: "Spreading",
  sustaining: "Sustaining",
  completed: "Completed",
  stopped: "Stopped",
};
const TONES: Record<Status, "blue" | "green" | "grey"> = {
  planning: "grey",
  testing: "blue",
  spreading: "blue",
  sustaining: "green",
  completed: "green",
  stopped: "grey",
};

/** How far an initiative is, as its people have set it; stalled where nothing has been recorded for a long time. */
export function StatusTag({ status, stalled }: { status: Status; stalled: boolean }) {
  return stalled ? <Tag tone="late">Stalled</Tag> : <Tag tone={TONES[status]}>{STATUS_WORDS[status]}</Tag>;
}
