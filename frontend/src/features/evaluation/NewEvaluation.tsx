import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Select, TextInput } from "nhsuk-react-components";
import { useState } from "react";
import type { HandedOut, Occasion } from "../../api/facultyTypes";
import { shortDate } from "../../lib/period";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { useForm } from "../../ui/useForm";
import { occasions, occasionWords } from "./occasions";
import { evaluationOf, planned, problemsIn, type Planned } from "./planned";
import { formsQuery, putEvaluation, sessionsQuery } from "./queries";

type NewEvaluationProps = { cohort: string; onMade: (made: HandedOut) => void };

/** Puts a form to a cohort's people. The defaults are those of a form about the latest session. */
export function NewEvaluation({ cohort, onMade }: NewEvaluationProps) {
  const queryClient = useQueryClient();
  const { data: forms } = useQuery(formsQuery());
  const { data: sessions } = useQuery(sessionsQuery(cohort));
  const [typed, setTyped] = useState<Planned>(planned);
  const after = async (made: HandedOut) => {
    setTyped(planned);
    onMade(made);
    await queryClient.invalidateQueries({ queryKey: ["evaluations", cohort] });
  };
  const { problems, busy, wrong, submit } = useForm({
    typed,
    problemsIn,
    send: (sent) => putEvaluation(evaluationOf(cohort, sent)),
    onDone: after,
  });
  const change = (next: Partial<Planned>) => setTyped({ ...typed, ...next });
  const ofSession = typed.occasion === "session";
  return (
    <form className="card form-card" onSubmit={submit} noValidate aria-labelledby="put-heading">
      <h2 id="put-heading">Put a form to them</h2>
      <ErrorSummary title="No tickets have been made" problems={problems} idOf={(field) => `put-${field}`} />
      <Select
        id="put-form"
        label="Form"
        value={typed.form}
        error={wrong("form")}
        onChange={(event) => change({ form: event.currentTarget.value })}
      >
        <Select.Option value="">Choose one</Select.Option>
        {forms?.items.map(({ code, title, level }) => (
          <Select.Option key={code} value={code}>
            {`${title} (level ${level})`}
          </Select.Option>
        ))}
      </Select>
      <Select
        id="put-occasion"
        label="When"
        value={typed.occasion}
        onChange={(event) => change({ occasion: event.currentTarget.value as Occasion })}
      >
        {occasions.map((occasion) => (
          <Select.Option key={occasion} value={occasion}>
            {occasionWords[occasion]}
          </Select.Option>
        ))}
      </Select>
      {ofSession && (
        <Select
          id="put-session"
          label="Session"
          value={typed.session}
          error={wrong("session")}
          onChange={(event) => change({ session: event.currentTarget.value })}
        >
          <Select.Option value="">Choose one</Select.Option>
          {[...(sessions?.items ?? [])].reverse().map(({ id, number, title, day }) => (
            <Select.Option key={id} value={String(id)}>
              {`${number}. ${title}, ${shortDate(day)}`}
            </Select.Option>
          ))}
        </Select>
      )}
      <TextInput
        id="put-opens"
        label="Opens"
        hint={ofSession ? "Empty: the day of the session." : undefined}
        type="date"
        placeholder="2018-11-21"
        value={typed.opens}
        error={wrong("opens")}
        onChange={(event) => change({ opens: event.currentTarget.value })}
      />
      <TextInput
        id="put-closes"
        label="Last day"
        hint={ofSession ? "Empty: two weeks from the session." : undefined}
        type="date"
        placeholder="2018-12-04"
        value={typed.closes}
        error={wrong("closes")}
        onChange={(event) => change({ closes: event.currentTarget.value })}
      />
      <TextInput
        id="put-tickets"
        label="Tickets"
        hint="Empty: one for each who takes part."
        inputMode="numeric"
        value={typed.tickets}
        error={wrong("tickets")}
        onChange={(event) => change({ tickets: event.currentTarget.value.trim() })}
      />
      <Button small type="submit" disabled={busy}>
        Make the tickets
      </Button>
    </form>
  );
}
