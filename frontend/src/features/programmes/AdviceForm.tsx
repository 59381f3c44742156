import { useQueryClient } from "@tanstack/react-query";
import { TextInput } from "nhsuk-react-components";
import { useState } from "react";
import type { JoinedRow } from "../../api/programmeTypes";
import { useDraft } from "../../lib/draft";
import { fieldsOf } from "../../ui/fieldsOf";
import { FormCard } from "../../ui/FormCard";
import { useForm } from "../../ui/useForm";
import { changeJoining } from "./acts";
import { AdviserField } from "./AdviserField";
import { adviceOf, adviceProblems, fieldOfJoining } from "./joining";

type AdviceFormProps = { joined: JoinedRow; onDone: (said: string) => void; onCancel: () => void };

/** Who advises one that joined, and how many days a month it takes. */
export function AdviceForm({ joined, onDone, onCancel }: AdviceFormProps) {
  const queryClient = useQueryClient();
  const { id, organisation, adviser_id, days_needed } = joined;
  const [start] = useState(() => ({ adviser: String(adviser_id ?? ""), days: String(days_needed) }));
  const { draft, setDraft, kept, forget } = useDraft(`joining.${id}.advice`, start);
  const { problems, busy, wrong, submit } = useForm({
    typed: draft,
    problemsIn: adviceProblems,
    fieldOf: fieldOfJoining,
    send: (typed) => changeJoining(joined, adviceOf(typed)),
    onDone: async ({ adviser }) => {
      forget();
      await queryClient.invalidateQueries();
      onDone(`${organisation.name}: ${adviser === null ? "nobody advises yet" : `${adviser} advises`}.`);
    },
  });
  const at = fieldsOf("advice", draft, (next) => setDraft({ ...draft, ...next }), wrong);
  return (
    <FormCard
      title={`${organisation.name}: adviser and days`}
      name="advice"
      unchanged="It is as it was"
      act="Save"
      busy={busy}
      problems={problems}
      onSubmit={submit}
      onCancel={onCancel}
      onForget={kept ? forget : undefined}
    >
      <AdviserField label="Adviser" none="Nobody yet" current={joined} {...at("adviser")} />
      <TextInput label="Days of faculty a month" inputMode="decimal" {...at("days")} />
    </FormCard>
  );
}
