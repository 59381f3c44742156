import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, ErrorSummary, Select, TextInput } from "nhsuk-react-components";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { ApiProblem } from "../../api/problem";
import type { HandedOut, Occasion } from "../../api/facultyTypes";
import { shortDate } from "../../lib/period";
import { Failing } from "../../ui/Failing";
import { occasions, occasionWords } from "./occasions";
import { evaluationOf, planned, problemsIn, type Planned, type PlannedProblem } from "./planned";
import { formsQuery, putEvaluation, scheduleFollowUp, sessionsQuery } from "./queries";

type NewEvaluationProps = { cohort: string; onMade: (made: HandedOut) => void };

/** Puts a form to a cohort's people. The defaults are those of a form about the latest session. */
export function NewEvaluation({ cohort, onMade }: NewEvaluationProps) {
  const queryClient = useQueryClient();
  const { data: forms } = useQuery(formsQuery());
  const { data: sessions } = useQuery(sessionsQuery(cohort));
  const [typed, setTyped] = useState<Planned>(planned);
  const [problems, setProblems] = useState<PlannedProblem[]>([]);
  const summary = useRef<HTMLDivElement>(null);
  const after = async (made: HandedOut) => {
    setTyped(planned);
    onMade(made);
    await queryClient.invalidateQueries({ queryKey: ["evaluations", cohort] });
  };
  const make = useMutation({
    mutationFn: () => putEvaluation(evaluationOf(cohort, typed)),
    onSuccess: after,
    onError: (error) => setProblems(refusal(error)),
  });
  const followUp = useMutation({ mutationFn: () => scheduleFollowUp(cohort), onSuccess: after });
  useEffect(() => {
    if (problems.length) summary.current?.focus();
  }, [problems]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = problemsIn(typed);
    setProblems(found);
    if (found.length === 0) make.mutate();
  };
  const change = (next: Partial<Planned>) => setTyped({ ...typed, ...next });
  const wrong = (field: keyof Planned) => problems.find((problem) => problem.field === field)?.message;
  const ofSession = typed.occasion === "session";
  return (
    <>
      <form className="card put-form" onSubmit={submit} noValidate aria-labelledby="put-heading">
        <h2 id="put-heading">Put a form to them</h2>
        {problems.length > 0 && (
          <ErrorSummary ref={summary} tabIndex={-1}>
            <ErrorSummary.Title>No tickets have been made</ErrorSummary.Title>
            <ErrorSummary.List>
              {problems.map(({ field, message }) => (
                <ErrorSummary.ListItem key={message} href={`#put-${field}`}>
                  {message}
                </ErrorSummary.ListItem>
              ))}
            </ErrorSummary.List>
          </ErrorSummary>
        )}
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
        <Button small type="submit" disabled={make.isPending}>
          Make the tickets
        </Button>
      </form>
      <section className="card put-form" aria-labelledby="follow-up-heading">
        <h2 id="follow-up-heading">Follow-up</h2>
        <p className="note">The form about what people do differently, open at three to four months after the end.</p>
        <button
          type="button"
          className="button"
          disabled={followUp.isPending}
          onClick={() => {
            followUp.mutate();
          }}
        >
          Schedule the follow-up
        </button>
        {followUp.error && <Failing what="It was not scheduled." error={followUp.error} />}
      </section>
    </>
  );
}

const fields = Object.keys(planned) as (keyof Planned)[];

/** What the API refused, at the field it names; what it says of the whole stands at the first. */
function refusal(error: Error): PlannedProblem[] {
  const named = error instanceof ApiProblem ? error.errors : [];
  const placed = named.flatMap(({ field, message }) => {
    const known = fields.find((name) => field === name);
    return known ? [{ field: known, message: `${error.message} ${message}` }] : [];
  });
  return placed.length > 0 ? placed : [{ field: "form", message: error.message }];
}
