import type { Attender } from "../../../api/programmeTypes";

/** What people may be in a cohort, as they write it in a list. */
export const roleWords: Record<Attender["role"], string> = {
  gp: "GP",
  new_gp: "new GP",
  practice_manager: "practice manager",
  practice_nurse: "practice nurse",
  health_visitor: "health visitor",
  other: "other",
};
