import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { FieldProblem } from "../../ui/fieldProblems";
import { useForm } from "../../ui/useForm";

type Given<Typed> = {
  start: Typed;
  problemsIn: (typed: Typed) => FieldProblem<keyof Typed & string>[];
  send: (typed: Typed) => Promise<unknown>;
  /** once every chart on the screen has been fetched anew */
  onDone: (typed: Typed) => void;
};

/** The state of a small form. What was typed stays until it is accepted, whatever the server says. */
export function useSetting<Typed extends object>({ start, problemsIn, send, onDone }: Given<Typed>) {
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState(start);
  const form = useForm({
    typed,
    problemsIn,
    send: async (sent: Typed) => {
      await send(sent);
      await queryClient.invalidateQueries();
    },
    onDone: (_, sent) => onDone(sent),
  });
  return { typed, change: (next: Partial<Typed>) => setTyped({ ...typed, ...next }), ...form };
}
