import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { refused, type FieldProblem } from "./settings";

type Given<Typed> = {
  start: Typed;
  problemsIn: (typed: Typed) => FieldProblem<Typed>[];
  send: (typed: Typed) => Promise<unknown>;
  /** once every chart on the screen has been fetched anew */
  onDone: (typed: Typed) => void;
};

/** The state of a small form. What was typed stays until it is accepted, whatever the server says. */
export function useSetting<Typed extends object>({ start, problemsIn, send, onDone }: Given<Typed>) {
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState(start);
  const [problems, setProblems] = useState<FieldProblem<Typed>[]>([]);
  const summary = useRef<HTMLDivElement>(null);
  const sending = useMutation({
    mutationFn: async (sent: Typed) => {
      await send(sent);
      await queryClient.invalidateQueries();
    },
    onSuccess: (_, sent) => onDone(sent),
    onError: (error) => setProblems(refused(error, typed)),
  });
  useEffect(() => {
    if (problems.length) summary.current?.focus();
  }, [problems]);

  return {
    typed,
    problems,
    summary,
    busy: sending.isPending,
    change: (next: Partial<Typed>) => setTyped({ ...typed, ...next }),
    wrong: (field: keyof Typed & string) => problems.find((problem) => problem.field === field)?.message,
    submit: (event: FormEvent) => {
      event.preventDefault();
      const wrong = problemsIn(typed);
      setProblems(wrong);
      if (wrong.length === 0) sending.mutate(typed);
    },
  };
}
