import { useQueryClient } from "@tanstack/react-query";
import { Button } from "nhsuk-react-components";
import { useState } from "react";
import type { LearningSet } from "../../api/facultyTypes";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { useForm } from "../../ui/useForm";
import { changeSet } from "./queries";
import { SetFields } from "./SetFields";
import { problemsInSet, setOf, typedOf } from "./sets";

const idOf = (field: string) => `set-${field}`;

type ChangeSetProps = { set: LearningSet; onDone: (warning: string | null) => void };

/** Its name, facilitator and members. The API keeps those who run programmes from letting themselves in. */
export function ChangeSet({ set, onDone }: ChangeSetProps) {
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState(() => typedOf(set));
  const { problems, busy, wrong, submit } = useForm({
    typed,
    problemsIn: problemsInSet,
    send: (sent) => changeSet(set, setOf(sent)),
    onDone: async ({ warning }) => {
      await queryClient.invalidateQueries({ queryKey: ["learning-sets"] });
      await queryClient.invalidateQueries({ queryKey: ["cohort", set.cohort.code] });
      onDone(warning);
    },
  });
  return (
    <form className="card form-card" onSubmit={submit} noValidate aria-labelledby="change-set-heading">
      <h2 id="change-set-heading">Change the set</h2>
      <ErrorSummary title="The set stays as it was" problems={problems} idOf={idOf} />
      <SetFields cohort={set.cohort.code} own={set.id} typed={typed} setTyped={setTyped} wrong={wrong} idOf={idOf} />
      <div className="actions">
        <Button small type="submit" disabled={busy}>
          Save
        </Button>
        <button type="button" className="link-button" onClick={() => onDone(null)}>
          Not now
        </button>
      </div>
    </form>
  );
}
