import { useQueryClient } from "@tanstack/react-query";
import { TextInput } from "nhsuk-react-components";
import { useState } from "react";
import { useDraft } from "../../lib/draft";
import { today } from "../../lib/moment";
import { longDate } from "../../lib/period";
import { fieldsOf } from "../../ui/fieldsOf";
import { FormCard } from "../../ui/FormCard";
import { PickOrganisation } from "../../ui/PickOrganisation";
import { useForm } from "../../ui/useForm";
import { expressInterest } from "./acts";
import { AdviserField } from "./AdviserField";
import { fieldOfJoining, interestOf, interestProblems } from "./joining";

const MAY_JOIN = ["federation", "network", "practice"] as const;

type InterestFormProps = {
  code: string;
  /** the last day of the programme */
  last: string;
  onDone: (said: string) => void;
  onCancel: () => void;
};

/** Interest that a federation or a practice has expressed. */
export function InterestForm({ code, last, onDone, onCancel }: InterestFormProps) {
  const queryClient = useQueryClient();
  const [start] = useState(() => ({ organisation: "", on: today() < last ? today() : last, days: "1", adviser: "" }));
  const { draft, setDraft, kept, forget } = useDraft(`programme.${code}.interest`, start);
  const { problems, busy, wrong, submit } = useForm({
    typed: draft,
    problemsIn: (typed) => interestProblems(typed, today()),
    fieldOf: fieldOfJoining,
    send: (typed) => expressInterest(interestOf(code, typed)),
    onDone: async ({ organisation, contact_due }) => {
      forget();
      await queryClient.invalidateQueries();
      onDone(`The interest of ${organisation.name} is recorded. A first contact is due by ${longDate(contact_due)}.`);
    },
  });
  const at = fieldsOf("interest", draft, (next) => setDraft({ ...draft, ...next }), wrong);
  return (
    <FormCard
      title="Record an expression of interest"
      name="interest"
      unchanged="Nothing has been recorded yet"
      act="Record the interest"
      busy={busy}
      problems={problems}
      onSubmit={submit}
      onCancel={onCancel}
      onForget={kept ? forget : undefined}
    >
      <PickOrganisation
        label="Federation, network or practice"
        kinds={MAY_JOIN}
        {...at("organisation")}
        onChange={(organisation) => setDraft({ ...draft, organisation })}
      />
      <TextInput label="Day" type="date" placeholder="2018-11-21" {...at("on")} />
      <TextInput label="Days of faculty a month" inputMode="decimal" {...at("days")} />
      <AdviserField label="Who is to be in touch" none="Nobody yet" {...at("adviser")} />
    </FormCard>
  );
}
