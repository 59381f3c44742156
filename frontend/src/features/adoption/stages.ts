/** The stages of adoption as the API names them, in their order, with their words. */
import type { components } from "../../api/schema.gen";

export type Stage = components["schemas"]["MatrixCell"]["stage"];

export const STAGES: { stage: Stage; words: string }[] = [
  { stage: "aware", words: "Aware" },
  { stage: "interested", words: "Interested" },
  { stage: "testing", words: "Testing" },
  { stage: "adopted", words: "Adopted" },
  { stage: "sustained", words: "Sustained" },
  { stage: "stopped", words: "Stopped" },
];

export const stageWords = (stage: Stage): string => STAGES.find((each) => each.stage === stage)?.words ?? stage;
/** A retired innovation is begun by nobody any more. */
export const stagesOf = (retired: boolean) =>
  STAGES.filter(({ stage }) => !retired || stage === "sustained" || stage === "stopped");
