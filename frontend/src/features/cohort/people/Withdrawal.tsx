import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Textarea, TextInput } from "nhsuk-react-components";
import type { CohortPage, Participant } from "../../../api/programmeTypes";
import { isDay } from "../../../lib/days";
import { longDate } from "../../../lib/period";
import { Confirm } from "../../../ui/Confirm";
import { Failing } from "../../../ui/Failing";
import { EntryForm } from "../../../ui/EntryForm";
import { undoWithdrawal, withdraw } from "./queries";
import { useEntry } from "../../../ui/useEntry";
import "../planning.css";

type WithdrawalTyped = { on: string; reason: string };

/** Somebody leaves before the end, or stays after all. */
export function Withdrawal({ page, participant }: { page: CohortPage; participant: Participant }) {
  return (
    <section className="section" aria-labelledby="leaving-heading">
      <div className="section-head">
        <h2 id="leaving-heading">Leaving the cohort</h2>
        <p>What they did stays. Cover they had promised shows as gaps in the rota.</p>
      </div>
      {participant.left_on === null ? (
        <Leave page={page} participant={participant} />
      ) : (
        <HasLeft participant={participant} leftOn={participant.left_on} />
      )}
    </section>
  );
}

function Leave({ page, participant }: { page: CohortPage; participant: Participant }) {
  const entry = useEntry<WithdrawalTyped>({
    name: `leaving.${participant.id}`,
    start: () => ({ on: page.day, reason: "" }),
    problemsIn: ({ on, reason }) => [
      ...(isDay(on) ? [] : [{ field: "on", message: "Give the day on which they are gone." }]),
      ...(reason.trim() ? [] : [{ field: "reason", message: "Say why they leave." }]),
    ],
    send: ({ on, reason }) => withdraw(participant.id, on, reason.trim()),
    onDone: () => undefined,
  });
  return (
    <EntryForm
      entry={entry}
      label={`Leaving of ${participant.name}`}
      unchanged={`${participant.name} is still taking part`}
      act="Record that they leave"
    >
      <div className="plan-form__row">
        <TextInput label="First day without them" type="date" {...entry.field("on")} />
      </div>
      <Textarea label="Why" hint="Read by those who run programmes alone." rows={2} {...entry.field("reason")} />
    </EntryForm>
  );
}

function HasLeft({ participant, leftOn }: { participant: Participant; leftOn: string }) {
  const queryClient = useQueryClient();
  const stay = useMutation({
    mutationFn: () => undoWithdrawal(participant.id, participant.revision),
    onSettled: () => queryClient.invalidateQueries(),
  });
  return (
    <div className="card">
      <p role="status">
        {participant.name} left on {longDate(leftOn)}. {participant.left_because}
      </p>
      {stay.error && <Failing what="They are still recorded as gone." error={stay.error} />}
      <p className="actions">
        <Confirm
          act="They stay after all"
          question={`${participant.name} takes part again, as if they had never left.`}
          yes="They stay"
          no="They have left"
          busy={stay.isPending}
          onConfirm={() => stay.mutate()}
        />
      </p>
    </div>
  );
}
