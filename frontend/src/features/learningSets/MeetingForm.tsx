import { useQueryClient } from "@tanstack/react-query";
import { Button, TextInput } from "nhsuk-react-components";
import { useId, useState } from "react";
import type { SetMeeting } from "../../api/facultyTypes";
import { isDay } from "../../lib/days";
import { ErrorSummary } from "../../ui/ErrorSummary";
import type { FieldProblem } from "../../ui/fieldProblems";
import { textField } from "../../ui/textField";
import { useForm } from "../../ui/useForm";
import { addMeeting, changeMeeting } from "./queries";

type MeetingFormProps = {
  set: number;
  /** the one that is changed; nothing for a new one */
  meeting?: SetMeeting;
  onDone: () => void;
};
type MeetingTyped = { day: string; place: string };

function problemsIn({ day, place }: MeetingTyped): FieldProblem<keyof MeetingTyped>[] {
  const problems: (FieldProblem<keyof MeetingTyped> | false)[] = [
    !isDay(day) && { field: "day", message: "Give the day of the meeting, for example 2018-11-21." },
    !place.trim() && { field: "place", message: "Say where the set meets, or that it meets by telephone." },
  ];
  return problems.filter((problem) => problem !== false);
}

/** The day and the place of a meeting, planned or held. */
export function MeetingForm({ set, meeting, onDone }: MeetingFormProps) {
  const queryClient = useQueryClient();
  const id = useId();
  const idOf = (field: string) => `${id}-${field}`;
  const [typed, setTyped] = useState<MeetingTyped>(() => ({ day: meeting?.day ?? "", place: meeting?.place ?? "" }));
  const { problems, busy, wrong, submit } = useForm({
    typed,
    problemsIn,
    send: ({ day, place }) => {
      const sent = { day, place: place.trim() };
      return meeting ? changeMeeting(set, meeting, sent) : addMeeting(set, sent);
    },
    onDone: async () => {
      await queryClient.invalidateQueries({ queryKey: ["learning-set", set] });
      await queryClient.invalidateQueries({ queryKey: ["my-week"] });
      onDone();
    },
  });
  const text = textField({ typed, setTyped, wrong, idOf });
  return (
    <form
      className={meeting ? "form-card" : "card form-card meeting-new"}
      onSubmit={submit}
      noValidate
      aria-label={meeting ? "Change the meeting" : "Plan a meeting"}
    >
      <ErrorSummary
        title={meeting ? "The meeting stays as it was" : "No meeting has been planned"}
        problems={problems}
        idOf={idOf}
      />
      <div className="form-card__row">
        <TextInput label="Day" type="date" {...text("day")} />
        <TextInput label="Place" maxLength={300} {...text("place")} />
      </div>
      <div className="actions">
        <Button small type="submit" disabled={busy}>
          {meeting ? "Save" : "Plan it"}
        </Button>
        <button type="button" className="link-button" onClick={onDone}>
          Not now
        </button>
      </div>
    </form>
  );
}
