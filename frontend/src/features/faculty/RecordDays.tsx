import { useQueryClient } from "@tanstack/react-query";
import { Button, Select, TextInput } from "nhsuk-react-components";
import { useDraft } from "../../lib/draft";
import { today } from "../../lib/moment";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { KeptDraft } from "../../ui/KeptDraft";
import { textField } from "../../ui/textField";
import { useForm } from "../../ui/useForm";
import { recordDays } from "./acts";
import { problemsInWorked, workedFieldOf, workedOf, type WorkedTyped } from "./providerForms";
import { WorkPlaces } from "./WorkPlaces";

const empty: WorkedTyped = { day: today(), days: "1", what: "", where: "" };

/** Days that specialists worked: the contract must hold on the day and have as many left. */
export function RecordDays({ contract, onDone }: { contract: number; onDone: () => void }) {
  const queryClient = useQueryClient();
  const idOf = (field: string) => `worked-${contract}-${field}`;
  const { draft: typed, setDraft: setTyped, kept, forget } = useDraft(`worked.${contract}`, empty);
  const { problems, busy, wrong, submit } = useForm({
    typed,
    problemsIn: problemsInWorked,
    send: (sent) => recordDays(contract, workedOf(sent)),
    fieldOf: workedFieldOf,
    onDone: async () => {
      forget();
      await queryClient.invalidateQueries({ queryKey: ["faculty"] });
      onDone();
    },
  });
  const text = textField({ typed, setTyped, wrong, idOf });
  return (
    <form className="card form-card contract__record" onSubmit={submit} noValidate aria-label="Record days worked">
      <ErrorSummary title="No days have been recorded" problems={problems} idOf={idOf} />
      <KeptDraft kept={kept} onForget={forget} />
      <div className="form-card__row">
        <TextInput label="Day" type="date" {...text("day")} />
        <TextInput label="Days worked" inputMode="decimal" {...text("days")} />
      </div>
      <TextInput label="What was done" maxLength={300} {...text("what")} />
      <Select label="For which cohort or federation" hint="It may stay empty." {...text("where")}>
        <Select.Option value="">Neither</Select.Option>
        <WorkPlaces />
      </Select>
      <div className="actions">
        <Button small type="submit" disabled={busy}>
          Record them
        </Button>
        <button type="button" className="link-button" onClick={onDone}>
          Not now
        </button>
      </div>
    </form>
  );
}
