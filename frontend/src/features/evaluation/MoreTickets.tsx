import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState, type FormEvent } from "react";
import type { Evaluation, HandedOut } from "../../api/facultyTypes";
import { Failing } from "../../ui/Failing";
import { addTickets } from "./queries";

type MoreTicketsProps = { evaluation: Evaluation; onHandedOut: (made: HandedOut) => void };

/** Tickets for people who came later or lost theirs. Those handed out before cannot be shown again. */
export function MoreTickets({ evaluation, onHandedOut }: MoreTicketsProps) {
  const queryClient = useQueryClient();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [count, setCount] = useState("5");
  const add = useMutation({
    mutationFn: () => addTickets(evaluation.id, Number(count)),
    onSuccess: async (made) => {
      setOpen(false);
      onHandedOut(made);
      await queryClient.invalidateQueries({ queryKey: ["evaluations"] });
    },
  });
  const about = evaluation.session?.title ?? evaluation.title;
  if (!open) {
    return (
      <button type="button" className="link-button" onClick={() => setOpen(true)}>
        More tickets<span className="visually-hidden"> for {about}</span>
      </button>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form className="more-tickets" onSubmit={submit} aria-label={`More tickets for ${about}`}>
      <label className="control" htmlFor={id}>
        How many
      </label>
      <input
        id={id}
        className="name-filter"
        type="number"
        min={1}
        max={1000}
        required
        value={count}
        onChange={(event) => setCount(event.currentTarget.value)}
      />
      <button type="submit" className="button" disabled={add.isPending}>
        Make them
      </button>
      {add.error && <Failing what="No tickets were made." error={add.error} />}
    </form>
  );
}
