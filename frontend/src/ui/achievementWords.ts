import type { AchievementKind } from "../api/programmeTypes";

/** The kinds of what people go on to do, as they are shown. */
export const achievementWords: Record<AchievementKind, string> = {
  service: "service",
  campaign: "campaign",
  consultation: "consultation",
  meeting: "meeting",
  role: "new role",
  other: "other",
};
