import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { TextInput } from "nhsuk-react-components";
import { useState } from "react";
import type { AwayDay } from "../../../api/programmeTypes";
import { cohortPath } from "../../../lib/places";
import { Confirm } from "../../../ui/Confirm";
import { Failing } from "../../../ui/Failing";
import { sayAway, takeBackAway } from "./queries";
import { EntryForm } from "../../../ui/EntryForm";
import { useEntry } from "../../../ui/useEntry";
import "../planning.css";

type AwayTyped = { reason: string; covered_by: string };
type AwayFormProps = {
  code: string;
  person: { id: number; name: string };
  day: string;
  /** the day in words */
  words: string;
  /** what has been said of that day already */
  said: AwayDay | undefined;
};

export function AwayForm({ code, person, day, words, said }: AwayFormProps) {
  const [done, setDone] = useState("");
  const queryClient = useQueryClient();
  const saved = { reason: said?.reason ?? "", covered_by: said?.covered_by ?? "" };
  const entry = useEntry<AwayTyped>({
    name: `away.${person.id}.${day}`,
    start: () => saved,
    existing: { saved, revision: said?.revision ?? 0 },
    problemsIn: ({ reason }) =>
      reason.trim() === "" ? [{ field: "reason", message: "Say why they are away, such as leave." }] : [],
    // A day on which they do not take part is named by the API; the day stands above this form.
    send: ({ reason, covered_by }, { revision }) =>
      sayAway(person.id, day, { reason: reason.trim(), covered_by: covered_by.trim() || null }, revision || undefined),
    onDone: (_, { covered_by }) =>
      setDone(covered_by.trim() ? `Saved: ${covered_by.trim()} steps in.` : "Saved: nobody steps in yet."),
  });
  const take = useMutation({
    mutationFn: (revision: number) => takeBackAway(person.id, day, revision),
    onSuccess: () => setDone(`Taken back: ${person.name} is there.`),
    onSettled: () => queryClient.invalidateQueries(),
  });
  return (
    <>
      <p role="status" className="plan-said">
        {done}
      </p>
      <EntryForm
        entry={entry}
        label={`${person.name}, ${words}`}
        unchanged="Nothing has been changed"
        act={said ? "Save" : `Say that ${person.name} is away`}
        leave={<Link to={cohortPath(code)}>Back to the cohort</Link>}
      >
        <h2>
          {person.name}, {words}
        </h2>
        <div className="plan-form__row">
          <TextInput label="Why" hint="Leave, a course, ill." {...entry.field("reason")} />
          <TextInput label="Who steps in" hint="Leave it empty while nobody does." {...entry.field("covered_by")} />
        </div>
      </EntryForm>
      {take.error && <Failing what="It is as it was." error={take.error} />}
      {said && (
        <p className="plan-below">
          <Confirm
            quiet
            act="They are there after all"
            question={`${person.name} is there on ${words}.`}
            yes="Take it back"
            no="Leave it"
            busy={take.isPending}
            onConfirm={() => take.mutate(said.revision)}
          />
        </p>
      )}
    </>
  );
}
