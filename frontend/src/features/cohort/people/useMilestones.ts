import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiProblem } from "../../../api/problem";
import { undone, withStep, type Step } from "./milestones";
import { projectsQuery, reach, takeBack } from "./projectQueries";
import { cohortQuery } from "../queries";

/** Marks milestones as they are pressed; the last press can be undone, with the day it had. */
export function useMilestones(cohort: string) {
  const queryClient = useQueryClient();
  const [last, setLast] = useState<Step>();
  const page = cohortQuery(cohort).queryKey;

  async function write(step: Step) {
    if (step.after !== null) return reach(step.project, step.milestone, step.after);
    const { items } = await queryClient.fetchQuery(projectsQuery(cohort));
    const now = items.find(({ id }) => id === step.project)?.milestones.find(({ id }) => id === step.milestone);
    if (!now || now.on !== step.before || now.revision === null) {
      throw new ApiProblem({ title: `Somebody else has changed ${step.title} since you looked.`, status: 412 });
    }
    return takeBack(step.project, step.milestone, now.revision);
  }
  const send = useMutation({
    mutationFn: write,
    // One after another: a press and its undoing never overtake each other.
    scope: { id: `milestones.${cohort}` },
    onMutate: async (step) => {
      setLast(step);
      await queryClient.cancelQueries({ queryKey: page });
      queryClient.setQueryData(page, (before) => before && withStep(before, step));
    },
    onError: () => setLast(undefined),
    onSettled: () => queryClient.invalidateQueries(),
  });
  return {
    last,
    error: send.error,
    press: (step: Step) => send.mutate(step),
    undo: last && (() => send.mutate(undone(last))),
  };
}
