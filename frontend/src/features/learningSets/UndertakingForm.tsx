import { useQueryClient } from "@tanstack/react-query";
import { Button, Textarea, TextInput } from "nhsuk-react-components";
import { useId, useState } from "react";
import type { SetMeeting, Undertaking } from "../../api/facultyTypes";
import { isDay } from "../../lib/days";
import { ErrorSummary } from "../../ui/ErrorSummary";
import type { FieldProblem } from "../../ui/fieldProblems";
import { textField } from "../../ui/textField";
import { useForm } from "../../ui/useForm";
import { undertake } from "./queries";

type UndertakingFormProps = {
  set: number;
  meeting: SetMeeting;
  person: { participant: number; name: string };
  written: Undertaking | undefined;
  onDone: () => void;
};
type Typed = { question: string; undertakes: string; done_on: string };

function problemsIn({ question, done_on }: Typed): FieldProblem<keyof Typed>[] {
  const problems: (FieldProblem<keyof Typed> | false)[] = [
    !question.trim() && { field: "question", message: "Write the question first: it may be one sentence." },
    done_on !== "" && !isDay(done_on) && { field: "done_on", message: "Give the day, or leave it empty." },
  ];
  return problems.filter((problem) => problem !== false);
}

/** A question and what is undertaken. It is kept in no draft: what is said in a set does not stay on a computer. */
export function UndertakingForm({ set, meeting, person, written, onDone }: UndertakingFormProps) {
  const queryClient = useQueryClient();
  const id = useId();
  const idOf = (field: string) => `${id}-${field}`;
  const [typed, setTyped] = useState<Typed>(() => ({
    question: written?.question ?? "",
    undertakes: written?.undertakes ?? "",
    done_on: written?.done_on ?? "",
  }));
  const { problems, busy, wrong, submit } = useForm({
    typed,
    problemsIn,
    send: ({ question, undertakes, done_on }) =>
      undertake(
        { set, meeting: meeting.id, participant: person.participant, revision: written?.revision },
        { question: question.trim(), undertakes: undertakes.trim(), done_on: done_on || null },
      ),
    onDone: async () => {
      await queryClient.invalidateQueries({ queryKey: ["learning-set", set] });
      onDone();
    },
  });
  const text = textField({ typed, setTyped, wrong, idOf });
  return (
    <form className="form-card" onSubmit={submit} noValidate aria-label={`What ${person.name} brings and undertakes`}>
      <ErrorSummary title="Nothing has been written down" problems={problems} idOf={idOf} />
      <Textarea label="The question" rows={2} maxLength={4000} {...text("question")} />
      <Textarea label="What is undertaken" rows={2} maxLength={4000} {...text("undertakes")} />
      <TextInput label="Done on" hint="Empty until it is done." type="date" {...text("done_on")} />
      <div className="actions">
        <Button small type="submit" disabled={busy}>
          Save
        </Button>
        <button type="button" className="link-button" onClick={onDone}>
          Not now
        </button>
      </div>
    </form>
  );
}
