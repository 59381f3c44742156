import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Radios, Textarea, TextInput } from "nhsuk-react-components";
import { useState } from "react";
import { meQuery } from "../../api/organisations";
import type { JoinedRow } from "../../api/programmeTypes";
import { useDraft } from "../../lib/draft";
import { today } from "../../lib/moment";
import { fieldsOf } from "../../ui/fieldsOf";
import { FormCard } from "../../ui/FormCard";
import { useForm } from "../../ui/useForm";
import { stepJoining } from "./acts";
import { AdviserField } from "./AdviserField";
import { fieldOfJoining, nextActs, stepOf, stepProblems, type StepTyped } from "./joining";
import { advisersQuery } from "./queries";

type StepFormProps = { joined: JoinedRow; onDone: (said: string) => void; onCancel: () => void };

/** The next stage of one that joined, or that they have withdrawn. */
export function StepForm({ joined, onDone, onCancel }: StepFormProps) {
  const queryClient = useQueryClient();
  const { id, organisation, stage, adviser_id } = joined;
  const next = nextActs[stage];
  const mine = useOwnNumber();
  const [start] = useState<StepTyped>(() => ({ way: "next", on: today(), adviser: "", note: "" }));
  const { draft, setDraft, kept, forget } = useDraft(`joining.${id}`, start);
  // Whoever records the first contact has most often made it.
  const adviser = draft.adviser || String(adviser_id ?? mine ?? "");
  const typed = { ...draft, adviser };
  const { problems, busy, wrong, submit } = useForm({
    typed,
    problemsIn: (sent) => stepProblems(sent, joined, today()),
    fieldOf: fieldOfJoining,
    send: (sent) => stepJoining(joined, stepOf(sent, joined)),
    onDone: async (_, { way }) => {
      forget();
      await queryClient.invalidateQueries();
      onDone(`${organisation.name}: ${way === "withdrawn" ? "they have withdrawn" : (next?.done ?? "recorded")}.`);
    },
  });
  const at = fieldsOf("step", typed, (change) => setDraft({ ...draft, ...change }), wrong);
  const withdrawn = draft.way === "withdrawn";
  return (
    <FormCard
      title={`${organisation.name}: ${(next?.act ?? "Record").toLowerCase()}`}
      name="step"
      unchanged="Nothing has been recorded yet"
      act={withdrawn ? "Record that they withdrew" : (next?.act ?? "Record")}
      busy={busy}
      problems={problems}
      onSubmit={submit}
      onCancel={onCancel}
      onForget={kept ? forget : undefined}
    >
      <Radios id="step-way" legend="What happened" legendProps={{ size: "s" }} small name="way" error={wrong("way")}>
        <Radios.Item value="next" checked={!withdrawn} onChange={() => setDraft({ ...draft, way: "next" })}>
          {stage === "expressed" ? "An adviser was in touch" : (next?.act ?? "Recorded")}
        </Radios.Item>
        <Radios.Item value="withdrawn" checked={withdrawn} onChange={() => setDraft({ ...draft, way: "withdrawn" })}>
          They have withdrawn
        </Radios.Item>
      </Radios>
      <TextInput label="Day" type="date" placeholder="2018-11-21" {...at("on")} />
      {!withdrawn && (
        <AdviserField
          current={joined}
          label="Adviser"
          none={stage === "expressed" ? "Choose one" : "As it is"}
          {...at("adviser")}
        />
      )}
      <Textarea
        label={withdrawn ? "Why they withdrew" : "Note (may be empty)"}
        rows={2}
        maxLength={2000}
        {...at("note")}
      />
    </FormCard>
  );
}

/** The number of this person as a member of the faculty, where they are one. */
function useOwnNumber(): number | undefined {
  const { data: me } = useSuspenseQuery(meQuery());
  const { data: members } = useQuery(advisersQuery());
  return members?.items.find(({ email }) => email !== null && email === me.email)?.id;
}
