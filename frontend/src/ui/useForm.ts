import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { refused, type FieldProblem } from "./fieldProblems";

type Given<Typed, Field extends string, Answer> = {
  /** held by the caller: a draft (lib/draft.ts) or a state; it stays until it is accepted, whatever the server says */
  typed: Typed;
  problemsIn: (typed: Typed) => FieldProblem<Field>[];
  send: (typed: Typed) => Promise<Answer>;
  /** the form is busy until this has settled */
  onDone: (answer: Answer, typed: Typed) => unknown;
  /** the field that the API means, where its name is not one of the form's */
  fieldOf?: (named: string) => string | undefined;
};

/** A form on its way: what is wrong with it, at its fields, and whether it is being sent. */
export function useForm<Typed extends object, Answer, Field extends string = keyof Typed & string>({
  typed,
  problemsIn,
  send,
  onDone,
  fieldOf,
}: Given<Typed, Field, Answer>) {
  const [problems, setProblems] = useState<FieldProblem<Field>[]>([]);
  const sending = useMutation({
    mutationFn: send,
    onSuccess: onDone,
    onError: (error) => setProblems(refused(error, Object.keys(typed) as Field[], fieldOf)),
  });
  return {
    problems,
    busy: sending.isPending,
    wrong: (field: Field) => problems.find((problem) => problem.field === field)?.message,
    /** sends what is typed once more */
    again: () => sending.mutate(typed),
    submit: (event: FormEvent) => {
      event.preventDefault();
      const found = problemsIn(typed);
      setProblems(found);
      if (found.length === 0) sending.mutate(typed);
    },
  };
}
