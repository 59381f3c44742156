import type { LearningSet } from "../../api/facultyTypes";

type Role = LearningSet["members"][number]["role"];

export const roleWords: Record<Role, string> = {
  gp: "GP",
  new_gp: "newly qualified GP",
  practice_manager: "practice manager",
  practice_nurse: "practice nurse",
  health_visitor: "health visitor",
  other: "other role",
};
