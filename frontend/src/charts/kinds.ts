/** What the lines of each kind of chart are called. */
import type { Series } from "../api/types";
import type { Charted } from "./seriesLayout";

/** What the centre line is: a run chart's and a g chart's is the median, a t chart's a mean on another scale. */
export function centreWords({ name }: Series["chart"]): string {
  if (name === "run" || name === "g") return "Median";
  return name === "t" ? "Centre line" : "Average";
}

/** What a team sets itself is an aim, which is judged by no icon; elsewhere there is a target. */
export const targetWord = ({ marks }: Pick<Charted, "marks">): string => (marks ? "Aim" : "Target");
