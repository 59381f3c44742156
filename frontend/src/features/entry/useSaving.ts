import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { EntryFigure, EntryForm, EntryMeasure } from "../../api/figureTypes";
import { ApiProblem } from "../../api/problem";
import { standingOf } from "./figure";
import type { KeptMonth } from "./kept";
import { putFigure, takeBack } from "./queries";

export type Saving =
  | { is: "idle" | "saving" }
  /** no connection, or the server did not answer: sent again when it does */
  | { is: "kept" }
  | { is: "refused"; problem: ApiProblem }
  /** somebody saved another version meanwhile; the person chooses */
  | { is: "changed" };

const AGAIN_MS = 15_000;
const SETTLE_MS = 1500;
const idle: Saving = { is: "idle" };

/** Sends what was typed, one request a measure at a time, and what could not be sent when the connection is back. */
export function useSaving(form: EntryForm, month: KeptMonth) {
  const queryClient = useQueryClient();
  const [states, setStates] = useState<Record<string, Saving>>({});
  const latest = useRef(form);
  const running = useRef(new Map<string, Promise<void>>());
  const held = useRef(new Set<string>());
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  useEffect(() => {
    latest.current = form;
  }, [form]);

  const say = (measure: string, state: Saving) => setStates((before) => ({ ...before, [measure]: state }));
  const { organisation, period } = form;

  // True when there is more to send.
  const saveOnce = useCallback(
    async (measure: string): Promise<boolean> => {
      const entry = entryOf(latest.current, measure);
      const draft = month.now().drafts[measure];
      if (!entry || !draft || held.current.has(measure)) return false;
      const over = month.now().over[measure] ?? null;
      const standing = standingOf(entry, draft);
      if (standing.is === "saved") month.forget(measure);
      if (standing.is !== "ready" && standing.is !== "emptied") return false;
      say(measure, { is: "saving" });
      const path = { organisation: organisation.code, measure, period };
      try {
        const figure =
          standing.is === "ready"
            ? (await putFigure(path, standing.figure, over)).observation
            : await emptied(path, over);
        latest.current = withFigure(latest.current, measure, figure);
        queryClient.setQueriesData<EntryForm>({ queryKey: ["entry"] }, (before) =>
          before?.period === period && before.organisation.code === organisation.code
            ? withFigure(before, measure, figure)
            : before,
        );
        say(measure, idle);
        // Typed on while it was being sent: then the new text is sent over what has just been saved.
        if (JSON.stringify(month.now().drafts[measure]) !== JSON.stringify(draft)) {
          month.standsOver(measure, figure?.revision ?? null);
          return true;
        }
        month.forget(measure);
        void queryClient.invalidateQueries({ queryKey: ["entry"] });
      } catch (error) {
        const problem = error instanceof ApiProblem ? error : new ApiProblem({ title: String(error), status: 0 });
        if (problem.status > 0 && problem.status < 500) held.current.add(measure);
        if (problem.status === 412) await queryClient.refetchQueries({ queryKey: ["entry"] }).catch(() => undefined);
        say(
          measure,
          problem.status === 412
            ? { is: "changed" }
            : problem.status === 0 || problem.status >= 500
              ? { is: "kept" }
              : { is: "refused", problem },
        );
      }
      return false;
    },
    [month, organisation.code, period, queryClient],
  );

  const save = useCallback(
    (measure: string): Promise<void> => {
      clearTimeout(timers.current.get(measure));
      const before = running.current.get(measure) ?? Promise.resolve();
      const next = before.then(async () => {
        while (await saveOnce(measure));
      });
      running.current.set(measure, next);
      return next;
    },
    [saveOnce],
  );

  /** Called at each letter: saves after a pause, so that nobody has to leave the field. */
  const typed = useCallback(
    (measure: string) => {
      setStates((before) => {
        if (before[measure]?.is !== "refused") return before;
        held.current.delete(measure);
        return { ...before, [measure]: idle };
      });
      clearTimeout(timers.current.get(measure));
      timers.current.set(
        measure,
        setTimeout(() => void save(measure), SETTLE_MS),
      );
    },
    [save],
  );

  /** The person has seen both versions: theirs stands, or mine goes over it. */
  const choose = useCallback(
    (measure: string, mine: boolean) => {
      held.current.delete(measure);
      say(measure, idle);
      if (!mine) return month.forget(measure);
      month.standsOver(measure, entryOf(latest.current, measure)?.figure?.revision ?? null);
      void save(measure);
    },
    [month, save],
  );

  useSendWhenBack(month, save);
  return { stateOf: (measure: string): Saving => states[measure] ?? idle, save, typed, choose };
}

/** Drafts of an earlier visit go at once, those that could not be sent when the connection is back. */
function useSendWhenBack(month: KeptMonth, save: (measure: string) => Promise<void>) {
  useEffect(() => {
    const sendAll = () => {
      if (navigator.onLine) for (const measure of Object.keys(month.now().drafts)) void save(measure);
    };
    sendAll();
    window.addEventListener("online", sendAll);
    const again = setInterval(sendAll, AGAIN_MS);
    return () => {
      window.removeEventListener("online", sendAll);
      clearInterval(again);
    };
  }, [month, save]);
}

const entryOf = (form: EntryForm, code: string): EntryMeasure | undefined =>
  form.groups.flatMap(({ measures }) => measures).find(({ measure }) => measure.code === code);

export function withFigure(form: EntryForm, code: string, figure: EntryFigure | null): EntryForm {
  const groups = form.groups.map((group) => ({
    ...group,
    measures: group.measures.map((entry) => (entry.measure.code === code ? { ...entry, figure } : entry)),
  }));
  return { ...form, groups };
}

async function emptied(path: Parameters<typeof takeBack>[0], over: number | null): Promise<null> {
  if (over !== null) await takeBack(path, over);
  return null;
}
