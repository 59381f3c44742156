import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Select, TextInput } from "nhsuk-react-components";
import { useId } from "react";
import { useDraft } from "../../lib/draft";
import { today } from "../../lib/moment";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Failing } from "../../ui/Failing";
import { KeptDraft } from "../../ui/KeptDraft";
import { textField } from "../../ui/textField";
import { useForm } from "../../ui/useForm";
import { assign } from "./acts";
import { cohortsQuery, federationsQuery } from "./queries";
import { problemsInWork, workFieldOf, workOf, type WorkTyped } from "./workForm";
import { WorkPlaces } from "./WorkPlaces";
import "../../ui/form.css";

type AssignFormProps = { member: number; onAssigned: (warning: string | null) => void; onCancel: () => void };

const empty: WorkTyped = { where: "", part: "", days_per_month: "", first: today(), last: "" };

/** A member is given work for a cohort or with a federation. More than they have days for is taken, and said. */
export function AssignForm({ member, onAssigned, onCancel }: AssignFormProps) {
  const queryClient = useQueryClient();
  const id = useId();
  const idOf = (field: string) => `${id}-${field}`;
  const cohorts = useQuery(cohortsQuery());
  const federations = useQuery(federationsQuery());
  const { draft: typed, setDraft: setTyped, kept, forget } = useDraft(`assignment.${member}`, empty);
  const { problems, busy, wrong, submit } = useForm({
    typed,
    problemsIn: problemsInWork,
    send: (sent) => assign(workOf(member, sent)),
    fieldOf: workFieldOf,
    onDone: async ({ warning }) => {
      forget();
      onAssigned(warning);
      await queryClient.invalidateQueries({ queryKey: ["faculty"] });
    },
  });
  const text = textField({ typed, setTyped, wrong, idOf });
  const unfetched = cohorts.error ?? federations.error;
  return (
    <form className="card form-card" onSubmit={submit} noValidate aria-label="Give them work">
      <ErrorSummary title="No work has been given" problems={problems} idOf={idOf} />
      <KeptDraft kept={kept} onForget={forget} />
      {unfetched && <Failing what="The cohorts and federations could not be fetched." error={unfetched} />}
      <Select label="Cohort or federation" {...text("where")}>
        <Select.Option value="">Choose one</Select.Option>
        <WorkPlaces />
      </Select>
      <TextInput label="As" hint="Lead, adviser, facilitator, coach." maxLength={100} {...text("part")} />
      <TextInput label="Days a month" inputMode="decimal" {...text("days_per_month")} />
      <TextInput label="First day" type="date" {...text("first")} />
      <TextInput label="Last day" hint="Empty while nobody knows." type="date" {...text("last")} />
      <div className="actions">
        <Button small type="submit" disabled={busy}>
          Give them this work
        </Button>
        <button type="button" className="link-button" onClick={onCancel}>
          Not now
        </button>
      </div>
    </form>
  );
}
