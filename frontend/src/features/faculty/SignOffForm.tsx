import { useQueryClient } from "@tanstack/react-query";
import { Button, Textarea, TextInput } from "nhsuk-react-components";
import { useId, useState } from "react";
import type { FacultyMemberPage } from "../../api/facultyTypes";
import { isDay } from "../../lib/days";
import { today } from "../../lib/moment";
import { ErrorSummary } from "../../ui/ErrorSummary";
import type { FieldProblem } from "../../ui/fieldProblems";
import { textField } from "../../ui/textField";
import { useForm } from "../../ui/useForm";
import { signOff } from "./acts";
import { memberQuery } from "./queries";
import "../../ui/form.css";

type SignOffFormProps = {
  member: FacultyMemberPage;
  stage: NonNullable<FacultyMemberPage["next_stage"]>;
  onSigned: (title: string) => void;
};

/** A member's next step is assured, with the day and what was seen. The API has the last word. */
export function SignOffForm({ member, stage, onSigned }: SignOffFormProps) {
  const queryClient = useQueryClient();
  const id = useId();
  const idOf = (field: string) => `${id}-${field}`;
  const [typed, setTyped] = useState(() => ({ on: today(), evidence: "" }));
  const { problems, busy, wrong, submit } = useForm({
    typed,
    problemsIn: ({ on }): FieldProblem<"on" | "evidence">[] =>
      isDay(on) ? [] : [{ field: "on", message: "Give the day it was reached, for example 2018-11-21." }],
    send: ({ on, evidence }) => signOff(member.id, { stage: stage.id, on, evidence: evidence.trim() }),
    onDone: async (page) => {
      onSigned(stage.title);
      queryClient.setQueryData(memberQuery(member.id).queryKey, page);
      await queryClient.invalidateQueries({ queryKey: ["faculty"] });
      await queryClient.invalidateQueries({ queryKey: ["my-week"] });
    },
  });
  const text = textField({ typed, setTyped, wrong, idOf });
  return (
    <form className="card form-card sign-off" onSubmit={submit} noValidate aria-label={`Sign off ${stage.title}`}>
      <ErrorSummary title="Not signed off" problems={problems} idOf={idOf} />
      <TextInput label="Day it was reached" type="date" placeholder="2018-11-21" {...text("on")} />
      <Textarea
        label="What you saw"
        hint="The session, visit or piece of work that shows it. The faculty and the national team can read this."
        rows={3}
        maxLength={2000}
        {...text("evidence")}
      />
      <Button small type="submit" disabled={busy}>
        Sign off
      </Button>
    </form>
  );
}
