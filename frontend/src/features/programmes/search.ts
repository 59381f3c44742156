import type { JoiningsAt } from "../../api/programmeTypes";
import { oneOf } from "../../lib/search";

type Stage = JoiningsAt["stage"];
const stages: Stage[] = ["expressed", "contacted", "planning", "delivery", "closed", "withdrawn"];
/** `renewed`: it has just been made of the year before. `contact`: whose first contact is to be recorded. */
export type ProgrammeSearch = { stage?: Stage; renewed?: true; contact?: number };
export const validateProgrammeSearch = (given: Record<string, unknown>): ProgrammeSearch => ({
  stage: oneOf(stages, given.stage),
  renewed: String(given.renewed) === "true" ? true : undefined,
  contact: Number(given.contact) > 0 ? Number(given.contact) : undefined,
});
