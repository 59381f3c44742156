import { useQueryClient } from "@tanstack/react-query";
import { Button, TextInput } from "nhsuk-react-components";
import { useId, useState } from "react";
import type { Assignment } from "../../api/facultyTypes";
import { isDay } from "../../lib/days";
import { today } from "../../lib/moment";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { textField } from "../../ui/textField";
import { useForm } from "../../ui/useForm";
import { endAssignment } from "./acts";
import "../../ui/form.css";

/** The last day of an assignment is set, or set anew while it lasts. */
export function EndAssignment({ assignment }: { assignment: Assignment }) {
  const [open, setOpen] = useState(false);
  const place = assignment.organisation?.name ?? assignment.cohort_name;
  if (open) return <EndForm assignment={assignment} onDone={() => setOpen(false)} />;
  return (
    <button type="button" className="link-button" onClick={() => setOpen(true)}>
      {assignment.last ? "Change the last day" : "End it"}
      <span className="visually-hidden"> for {place}</span>
    </button>
  );
}

function EndForm({ assignment, onDone }: { assignment: Assignment; onDone: () => void }) {
  const queryClient = useQueryClient();
  const id = useId();
  const idOf = (field: string) => `${id}-${field}`;
  const [typed, setTyped] = useState(() => ({ last: assignment.last ?? today() }));
  const { problems, busy, wrong, submit } = useForm({
    typed,
    problemsIn: ({ last }) =>
      isDay(last) ? [] : [{ field: "last", message: "Give the last day, for example 2018-11-21." }],
    send: ({ last }) => endAssignment(assignment, last),
    onDone: async () => {
      await queryClient.invalidateQueries({ queryKey: ["faculty"] });
      onDone();
    },
  });
  return (
    <form className="form-card" onSubmit={submit} noValidate aria-label="End the work">
      <ErrorSummary title="It goes on as before" problems={problems} idOf={idOf} />
      <TextInput label="Last day" type="date" {...textField({ typed, setTyped, wrong, idOf })("last")} />
      <div className="actions">
        <Button small secondary type="submit" disabled={busy}>
          End it on this day
        </Button>
        <button type="button" className="link-button" onClick={onDone}>
          Not now
        </button>
      </div>
    </form>
  );
}
