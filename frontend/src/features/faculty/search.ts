import { code } from "../../lib/search";

export type MembersSearch = { stage?: number; region?: string; skill?: string; left?: true };

export function validateMembersSearch(given: Record<string, unknown>): MembersSearch {
  const stage = Number(given.stage);
  return {
    stage: given.stage !== undefined && Number.isSafeInteger(stage) && stage >= 0 ? stage : undefined,
    region: code(given.region),
    skill: typeof given.skill === "string" && given.skill ? given.skill.slice(0, 100) : undefined,
    left: String(given.left) === "true" ? true : undefined,
  };
}
