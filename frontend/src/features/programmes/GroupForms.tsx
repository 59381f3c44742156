import { useQueryClient } from "@tanstack/react-query";
import { Textarea, TextInput } from "nhsuk-react-components";
import { useState } from "react";
import type { GroupMeeting, GroupSeat } from "../../api/programmeTypes";
import { useDraft } from "../../lib/draft";
import { today } from "../../lib/moment";
import { longDate } from "../../lib/period";
import { fieldsOf } from "../../ui/fieldsOf";
import { FormCard } from "../../ui/FormCard";
import { useForm } from "../../ui/useForm";
import { addMeeting, addSeat, changeMeeting, endSeat } from "./acts";
import { endProblems, meetingOf, meetingProblems, seatOf, seatProblems } from "./group";

type Ending = { onDone: (said: string) => void; onCancel: () => void };

/** Somebody joins the reference group. */
export function SeatForm({ code, onDone, onCancel }: Ending & { code: string }) {
  const queryClient = useQueryClient();
  const [start] = useState(() => ({ name: "", speaks_for: "", first: today() }));
  const { draft, setDraft, kept, forget } = useDraft(`programme.${code}.seat`, start);
  const { wrong, submit, ...frame } = useForm({
    typed: draft,
    problemsIn: seatProblems,
    send: (typed) => addSeat(code, seatOf(typed)),
    onDone: async (_, { name }) => {
      forget();
      await queryClient.invalidateQueries();
      onDone(`${name.trim()} is in the reference group.`);
    },
  });
  const at = fieldsOf("seat", draft, (next) => setDraft({ ...draft, ...next }), wrong);
  return (
    <FormCard
      {...frame}
      title="Add a member"
      name="seat"
      unchanged="Nobody has been added"
      act="Add to the group"
      onSubmit={submit}
      onCancel={onCancel}
      onForget={kept ? forget : undefined}
    >
      <TextInput label="Name" autoComplete="off" {...at("name")} />
      <TextInput label="Speaks for" hint="Such as patients, or nurses." {...at("speaks_for")} />
      <TextInput label="Joined on" type="date" placeholder="2018-11-21" {...at("first")} />
    </FormCard>
  );
}

/** Somebody leaves it. */
export function EndSeatForm({ seat, onDone, onCancel }: Ending & { seat: GroupSeat }) {
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState(() => ({ last: today() }));
  const { wrong, submit, ...frame } = useForm({
    typed,
    problemsIn: (sent) => endProblems(sent, seat.first),
    send: ({ last }) => endSeat(seat, last),
    onDone: async (_, { last }) => {
      await queryClient.invalidateQueries();
      onDone(`${seat.name}: the last day in the group is ${longDate(last)}.`);
    },
  });
  return (
    <FormCard
      {...frame}
      title={`${seat.name} leaves the group`}
      name="end-seat"
      unchanged="The group is as it was"
      act="Save the last day"
      onSubmit={submit}
      onCancel={onCancel}
    >
      <TextInput
        label="Last day"
        type="date"
        placeholder="2018-11-21"
        {...fieldsOf("end-seat", typed, (next) => setTyped({ ...typed, ...next }), wrong)("last")}
      />
    </FormCard>
  );
}

/** A meeting, held or planned; a new one, or one that is changed. */
export function MeetingForm({ code, meeting, onDone, onCancel }: Ending & { code: string; meeting?: GroupMeeting }) {
  const queryClient = useQueryClient();
  const [start] = useState(() => ({
    day: meeting?.day ?? "",
    place: meeting?.place ?? "",
    notes: meeting?.notes ?? "",
  }));
  const { draft, setDraft, kept, forget } = useDraft(`programme.${code}.meeting.${meeting?.id ?? "new"}`, start);
  const { wrong, submit, ...frame } = useForm({
    typed: draft,
    problemsIn: meetingProblems,
    send: (typed) => (meeting ? changeMeeting(meeting, meetingOf(typed)) : addMeeting(code, meetingOf(typed))),
    onDone: async (_, { day }) => {
      forget();
      await queryClient.invalidateQueries();
      onDone(`The meeting of ${longDate(day)} is saved.`);
    },
  });
  const at = fieldsOf("meeting", draft, (next) => setDraft({ ...draft, ...next }), wrong);
  return (
    <FormCard
      {...frame}
      title={meeting ? `The meeting of ${longDate(meeting.day)}` : "Add a meeting"}
      name="meeting"
      unchanged="The meetings are as they were"
      act="Save the meeting"
      onSubmit={submit}
      onCancel={onCancel}
      onForget={kept ? forget : undefined}
    >
      <TextInput label="Day" type="date" placeholder="2018-12-13" {...at("day")} />
      <TextInput label="Place" maxLength={300} {...at("place")} />
      <div className="form-fields__whole">
        <Textarea label="What came of it (may be empty)" rows={3} maxLength={5000} {...at("notes")} />
      </div>
    </FormCard>
  );
}
