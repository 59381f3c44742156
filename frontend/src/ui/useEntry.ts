import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiProblem } from "../api/problem";
import { keepDraft, useDraft } from "../lib/draft";
import type { FieldProblem } from "./fieldProblems";
import { useForm } from "./useForm";

type Given<Typed, Answer> = {
  /** of its draft; its first part begins the ids of its fields: "session.12" */
  name: string;
  start: () => Typed;
  problemsIn: (typed: Typed) => FieldProblem[];
  /** `looked`: it was refused because somebody else had saved, and the person has seen both versions since */
  send: (typed: Typed, looked: boolean) => Promise<Answer>;
  /** once everything on the screen has been fetched anew */
  onDone: (answer: Answer, typed: Typed) => unknown;
  fieldOf?: (named: string) => string | undefined;
};

type TextField<Typed> = { [Name in keyof Typed]: Typed[Name] extends string ? Name : never }[keyof Typed] & string;

/** A form with a page of its own: what is typed is kept over a reload, and stays until it has been accepted. */
export function useEntry<Typed extends object, Answer = unknown>(given: Given<Typed, Answer>) {
  const { name, start, problemsIn, send, onDone, fieldOf } = given;
  const queryClient = useQueryClient();
  const [first] = useState(start);
  const [stale, setStale] = useState(false);
  const { draft: typed, setDraft, kept, forget } = useDraft<Typed>(name, first);
  const form = useForm<Typed, Answer, string>({
    typed,
    problemsIn,
    fieldOf,
    send: async (sent) => {
      try {
        return await send(sent, stale);
      } catch (error) {
        if (!(error instanceof ApiProblem && error.status === 412)) {
          setStale(false);
          throw error;
        }
        await queryClient.invalidateQueries();
        setStale(true);
        const todo = "What you typed is kept: look at how it stands now, then save again to put yours in its place.";
        throw new ApiProblem({ title: `${error.message} ${todo}`, status: error.status });
      }
    },
    onDone: async (answer, sent) => {
      setStale(false);
      keepDraft(name, undefined);
      await queryClient.invalidateQueries();
      await onDone(answer, sent);
    },
  });
  const prefix = name.split(".")[0] ?? name;
  const idOf = (field: string) => `${prefix}-${field.replaceAll(".", "-")}`;
  return {
    ...form,
    typed,
    kept,
    /** somebody else has saved meanwhile: both versions are to be shown (`ui/Conflict`) */
    stale,
    forget: () => {
      setStale(false);
      forget();
    },
    /** lets go of what was typed for what is saved */
    take: (saved: Typed) => {
      keepDraft(name, undefined);
      setStale(false);
      setDraft(saved);
    },
    change: (next: Partial<Typed>) => setDraft({ ...typed, ...next }),
    idOf,
    /** what a text field, a date or a select of the form needs */
    field: (field: TextField<Typed>) => ({
      id: idOf(field),
      value: typed[field] as string,
      error: form.wrong(field),
      onChange: (event: { currentTarget: { value: string } }) =>
        setDraft({ ...typed, [field]: event.currentTarget.value }),
    }),
  };
}

export type Entry = Pick<
  ReturnType<typeof useEntry>,
  "problems" | "busy" | "submit" | "kept" | "forget" | "idOf" | "stale"
>;
