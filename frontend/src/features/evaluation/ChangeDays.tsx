import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, TextInput } from "nhsuk-react-components";
import { useState } from "react";
import type { Evaluation } from "../../api/facultyTypes";
import { isDay } from "../../lib/days";
import { evaluationsPath } from "../../lib/places";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Failing } from "../../ui/Failing";
import type { FieldProblem } from "../../ui/fieldProblems";
import { textField } from "../../ui/textField";
import { useForm } from "../../ui/useForm";
import { changeEvaluation, withdrawEvaluation } from "./queries";
import "../../ui/form.css";

const idOf = (field: string) => `days-${field}`;
type Typed = { opens: string; closes: string };

function problemsIn({ opens, closes }: Typed): FieldProblem<keyof Typed>[] {
  const problems: (FieldProblem<keyof Typed> | false)[] = [
    !isDay(opens) && { field: "opens", message: "Give the day it opens, for example 2018-11-21." },
    !isDay(closes) && { field: "closes", message: "Give the last day, for example 2018-12-04." },
  ];
  return problems.filter((problem) => problem !== false);
}

/** When a form opens and closes is changed; one that nobody has answered can be taken back. */
export function ChangeDays({ evaluation }: { evaluation: Evaluation }) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [typed, setTyped] = useState<Typed>(() => ({ opens: evaluation.opens, closes: evaluation.closes }));
  const again = async () => {
    await queryClient.invalidateQueries({ queryKey: ["evaluations"] });
    await queryClient.invalidateQueries({ queryKey: ["evaluation", evaluation.id] });
  };
  const { problems, busy, wrong, submit } = useForm({
    typed,
    problemsIn,
    send: (sent) => changeEvaluation(evaluation, sent),
    onDone: again,
  });
  const withdraw = useMutation({
    mutationFn: () => withdrawEvaluation(evaluation),
    onSuccess: async () => {
      await navigate({ to: evaluationsPath(evaluation.cohort.code) });
      await queryClient.invalidateQueries({ queryKey: ["evaluations"] });
    },
  });
  const text = textField({ typed, setTyped, wrong, idOf });
  return (
    <form className="card form-card section" onSubmit={submit} noValidate aria-labelledby="days-heading">
      <h2 id="days-heading">When it is open</h2>
      <ErrorSummary title="The days stay as they were" problems={problems} idOf={idOf} />
      <div className="form-card__row">
        <TextInput label="Opens" type="date" {...text("opens")} />
        <TextInput label="Last day" type="date" {...text("closes")} />
      </div>
      <div className="actions">
        <Button small secondary type="submit" disabled={busy}>
          Change the days
        </Button>
        {evaluation.answered === 0 && (
          <Confirm
            act="Take the form back"
            question="Its tickets will open nothing any more."
            yes="Take it back"
            no="Leave it"
            busy={withdraw.isPending}
            onConfirm={() => withdraw.mutate()}
          />
        )}
      </div>
      {withdraw.error && <Failing what="It was not taken back." error={withdraw.error} />}
    </form>
  );
}
