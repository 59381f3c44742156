/** What the addresses of the list and of a new initiative hold. Pure. */
import { code, oneOf } from "../../lib/search";

export const statuses = ["planning", "testing", "spreading", "sustaining", "completed", "stopped"] as const;

export type InitiativesSearch = {
  status?: (typeof statuses)[number];
  theme?: number;
  owner?: string;
  programme?: string;
  stalled?: true;
  q?: string;
  /** a lead may look at their federation's board, or at the list of all they may see */
  view?: "board" | "list";
};

export function validateInitiativesSearch(given: Record<string, unknown>): InitiativesSearch {
  const q = typeof given.q === "string" || typeof given.q === "number" ? String(given.q).slice(0, 200) : undefined;
  const theme = Number(given.theme);
  return {
    status: oneOf(statuses, given.status),
    theme: given.theme !== undefined && Number.isSafeInteger(theme) && theme > 0 ? theme : undefined,
    owner: code(given.owner),
    programme: code(given.programme),
    stalled: String(given.stalled) === "true" ? true : undefined,
    q: q || undefined,
    view: oneOf(["board", "list"] as const, given.view),
  };
}

export type NewSearch = { project?: number; owner?: string; title?: string };

export function validateNewSearch(given: Record<string, unknown>): NewSearch {
  const project = Number(given.project);
  return {
    project: given.project !== undefined && Number.isSafeInteger(project) && project > 0 ? project : undefined,
    owner: code(given.owner),
    title: typeof given.title === "string" && given.title ? given.title.slice(0, 200) : undefined,
  };
}
