import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ApiProblem } from "../../api/problem";
import type { OrganisationRef } from "../../api/types";
import { longDate } from "../../lib/period";
import { Confirm } from "../../ui/Confirm";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { stepsQuery, takeBack } from "./acts";
import type { Adoption, MatrixInnovation } from "./queries";
import { StageMark } from "./StageMark";
import { stageWords } from "./stages";

type StepsOfProps = {
  innovation: MatrixInnovation;
  practice: OrganisationRef;
  /** absent where none may be taken back */
  onTakenBack?: (said: string) => void;
};

/** What one practice did with one innovation and when; a step that was wrong is taken back here. */
export function StepsOf({ innovation, practice, onTakenBack }: StepsOfProps) {
  const { data, error, refetch } = useQuery(stepsQuery(innovation.code, practice.code));
  const queryClient = useQueryClient();
  const taking = useMutation({
    mutationFn: ({ adoption, step }: { adoption: Adoption; step: Adoption["steps"][number] }) =>
      takeBack(
        { innovation: innovation.code, practice: practice.code, stage: step.stage, on: step.on },
        adoption.revision,
      ),
    onSuccess: async (_, { step }) => {
      await queryClient.invalidateQueries();
      onTakenBack?.(`Taken back: ${practice.name}, ${stageWords(step.stage).toLowerCase()} on ${longDate(step.on)}.`);
    },
    // Another step has been recorded meanwhile: it is shown before anybody decides again.
    onError: (problem) => {
      if (problem instanceof ApiProblem && problem.status === 412) void refetch();
    },
  });
  if (data === undefined) {
    return error ? (
      <Failing what="The steps could not be fetched." error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading what="Fetching the steps." rows={2} cells={1} />
    );
  }
  return (
    <>
      <ol className="steps-taken" aria-label={`${practice.name}: ${innovation.title}`}>
        {data?.steps.map((step) => (
          <li key={`${step.stage} ${step.on}`}>
            <StageMark stage={step.stage} />
            <span>
              {stageWords(step.stage)}, {longDate(step.on)}
              {step.reason && `: ${step.reason}`}
            </span>
            {onTakenBack && (
              <Confirm
                quiet
                act="Take back"
                of={`${stageWords(step.stage)}, ${longDate(step.on)}, ${practice.name}`}
                question="This step is removed, as if it had not been recorded."
                yes="Take it back"
                no="Keep it"
                busy={taking.isPending}
                onConfirm={() => taking.mutate({ adoption: data, step })}
              />
            )}
          </li>
        ))}
      </ol>
      {taking.error && <Failing what="The step stays as it was." error={taking.error} />}
    </>
  );
}
