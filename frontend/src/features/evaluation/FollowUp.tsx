import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Select, TextInput } from "nhsuk-react-components";
import { useState } from "react";
import type { Evaluation, HandedOut } from "../../api/facultyTypes";
import { longDate } from "../../lib/period";
import { evaluationPath } from "../../lib/places";
import { ErrorSummary } from "../../ui/ErrorSummary";
import type { FieldProblem } from "../../ui/fieldProblems";
import { textField } from "../../ui/textField";
import { useForm } from "../../ui/useForm";
import { ofLevel } from "./levels";
import { countFits } from "./planned";
import { formsQuery, scheduleFollowUp } from "./queries";

type FollowUpProps = { cohort: string; scheduled: Evaluation[]; onMade: (made: HandedOut) => void };

const empty = { form: "", tickets: "" };
const idOf = (field: string) => `follow-up-${field}`;

/** What people do differently is asked three to four months after the end: the API works out the days. */
export function FollowUp({ cohort, scheduled, onMade }: FollowUpProps) {
  const queryClient = useQueryClient();
  const { data: forms } = useQuery(formsQuery());
  const [typed, setTyped] = useState(empty);
  const { problems, busy, wrong, submit } = useForm({
    typed,
    problemsIn: ({ tickets }): FieldProblem<keyof typeof empty>[] =>
      countFits(tickets)
        ? []
        : [{ field: "tickets", message: "Give a number from 1 to 1,000, or leave it empty for one each." }],
    send: ({ form, tickets }) =>
      scheduleFollowUp(cohort, { ...(form && { form }), ...(tickets && { tickets: Number(tickets) }) }),
    onDone: async (made) => {
      setTyped(empty);
      onMade(made);
      await queryClient.invalidateQueries({ queryKey: ["evaluations", cohort] });
    },
  });
  const text = textField({ typed, setTyped, wrong, idOf });
  return (
    <form className="card form-card" onSubmit={submit} noValidate aria-labelledby="follow-up-heading">
      <h2 id="follow-up-heading">Follow-up</h2>
      <p className="note">A form about what people do differently, open from three to four months after the end.</p>
      {scheduled.map(({ id, title, opens, closes }) => (
        <p key={id}>
          <Link to={evaluationPath(id)}>{title}</Link> is scheduled, open {longDate(opens)} to {longDate(closes)}.
        </p>
      ))}
      <ErrorSummary title="It was not scheduled" problems={problems} idOf={idOf} />
      <Select label="Form about behaviour" {...text("form")}>
        <Select.Option value="">The standard one about behaviour</Select.Option>
        {ofLevel(forms?.items ?? [], 3).map(({ code, title }) => (
          <Select.Option key={code} value={code}>
            {title}
          </Select.Option>
        ))}
      </Select>
      <TextInput
        label="Tickets for the follow-up"
        hint="Empty: one for each who takes part."
        inputMode="numeric"
        {...text("tickets")}
      />
      <Button small secondary type="submit" disabled={busy}>
        Schedule the follow-up
      </Button>
    </form>
  );
}
