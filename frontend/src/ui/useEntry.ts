import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiProblem } from "../api/problem";
import { useDraft } from "../lib/draft";
import type { FieldProblem } from "./fieldProblems";
import { textField } from "./textField";
import { useForm } from "./useForm";

/** A thing that exists: what of it its form holds, at one of its revisions. */
export type Version<Typed> = { saved: Typed; revision: number };

type Given<Typed, Answer> = {
  /** of its draft; its first part begins the ids of its fields: "session.12" */
  name: string;
  start: () => Typed;
  problemsIn: (typed: Typed) => FieldProblem[];
  /** how the thing stands now, where it exists: the form keeps the version at which it was opened */
  existing?: Version<Typed>;
  /** `over`: the version that this is to be written over; of a new thing how the form began, at revision 0 */
  send: (typed: Typed, over: Version<Typed>) => Promise<Answer>;
  /** once everything on the screen has been fetched anew */
  onDone: (answer: Answer, typed: Typed) => unknown;
  fieldOf?: (named: string) => string | undefined;
};

/** With what was typed, the version it was typed over: others may save meanwhile, and a draft outlives a reload. */
type Draft<Typed> = { typed: Typed; over: Version<Typed> };

/** A form that keeps what is typed over a reload, until it has been accepted. */
export function useEntry<Typed extends object, Answer = unknown>(given: Given<Typed, Answer>) {
  const { name, start, problemsIn, existing, send, onDone, fieldOf } = given;
  const queryClient = useQueryClient();
  const fresh = (): Draft<Typed> => {
    const typed = start();
    return { typed, over: existing ?? { saved: typed, revision: 0 } };
  };
  const [first] = useState(fresh);
  const { draft, setDraft, kept, begin } = useDraft(name, first);
  const [stale, setStale] = useState(false);
  // Saved from here, and nothing typed since: what stands now is our own.
  const [ours, setOurs] = useState(false);
  const { typed } = draft;
  const standing = existing ?? draft.over;
  // Where only another part of the thing has changed since, nobody's words are written over.
  const untouched = JSON.stringify(draft.over.saved) === JSON.stringify(standing.saved);
  const opened = ours ? standing : draft.over;
  const over = stale || untouched ? { ...opened, revision: standing.revision } : opened;
  const form = useForm<Typed, Answer, string>({
    typed,
    problemsIn,
    fieldOf,
    send: async (sent) => {
      try {
        return await send(sent, over);
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
      setOurs(true);
      begin({ typed: sent, over });
      await queryClient.invalidateQueries();
      await onDone(answer, sent);
    },
  });
  const change = (next: Partial<Typed>) => {
    setOurs(false);
    setDraft({ typed: { ...typed, ...next }, over: opened });
  };
  const prefix = name.split(".")[0] ?? name;
  const idOf = (field: string) => `${prefix}-${field.replaceAll(".", "-")}`;
  return {
    ...form,
    typed,
    kept,
    /** what stood there when the form was opened, and what stands there now */
    before: opened.saved,
    saved: standing.saved,
    /** somebody else has saved meanwhile: both versions are to be shown (`ui/BothVersions`) */
    stale,
    forget: () => {
      setStale(false);
      begin(fresh());
    },
    /** lets go of what was typed for what is saved */
    take: (saved: Typed = standing.saved) => {
      setStale(false);
      begin({ typed: saved, over: { ...standing, saved } });
    },
    change,
    idOf,
    /** what a text field, a date or a select of the form needs */
    field: textField({ typed, setTyped: change, wrong: form.wrong, idOf }),
  };
}

export type Entry = Pick<
  ReturnType<typeof useEntry>,
  "problems" | "busy" | "submit" | "kept" | "forget" | "idOf" | "stale"
>;
