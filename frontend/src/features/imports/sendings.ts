/**
 * The files this tab is sending or has sent, one after another: the server writes one at a time anyway. They go on
 * while other pages are looked at, and each file stays at hand, so that its good rows can be loaded without choosing
 * it again. A reload forgets them; what arrived is in the list of files.
 */
import { useSyncExternalStore } from "react";
import type { Import, ImportStep } from "../../api/figureTypes";
import { ApiProblem } from "../../api/problem";
import type { Problem } from "../../api/types";
import { upload, type SendOptions } from "./upload";

export type Told = { step: ImportStep; at: number };
export type Sending = {
  key: number;
  file: File;
  options: SendOptions;
  state: "waiting" | "sending" | "finished" | "failed";
  sent: number;
  /** when sending began, in milliseconds */
  began: number;
  steps: Told[];
  outcome: Import | null;
  problem: ApiProblem | null;
};

let sendings: Sending[] = [];
let busy = false;
const listeners = new Set<() => void>();
let onOutcome: () => void = () => undefined;

function put(key: number, change: Partial<Sending>) {
  sendings = sendings.map((each) => (each.key === key ? { ...each, ...change } : each));
  listeners.forEach((heard) => heard());
}

/** Puts files at the end of the queue. `whenDone` is called after each, since figures may have changed. */
export function send(files: File[], options: SendOptions, whenDone: () => void): void {
  onOutcome = whenDone;
  const first = sendings.length;
  sendings = [
    ...sendings,
    ...files.map((file, index): Sending => ({
      key: first + index,
      file,
      options,
      state: "waiting",
      sent: 0,
      began: 0,
      steps: [],
      outcome: null,
      problem: null,
    })),
  ];
  listeners.forEach((heard) => heard());
  void sendNext();
}

async function sendNext(): Promise<void> {
  const next = sendings.find(({ state }) => state === "waiting");
  if (busy || !next) return;
  busy = true;
  const { key, file, options } = next;
  put(key, { state: "sending", began: Date.now() });
  try {
    const last: { outcome?: Import; problem?: Problem } = {};
    await upload(file, options, {
      onSent: (sent) => put(key, { sent }),
      onStep: (step) => {
        if ("import" in step) last.outcome = step.import;
        if ("problem" in step) last.problem = step.problem;
        const { steps } = sendings.find((each) => each.key === key) ?? next;
        put(key, { sent: file.size, steps: [...steps, { step, at: Date.now() }] });
      },
    });
    if (last.problem) throw new ApiProblem(last.problem);
    if (!last.outcome) throw new ApiProblem({ title: "The answer broke off. Look in the list of files.", status: 0 });
    put(key, { state: "finished", outcome: last.outcome });
  } catch (error) {
    const problem = error instanceof ApiProblem ? error : new ApiProblem({ title: String(error), status: 0 });
    put(key, { state: "failed", problem });
  } finally {
    busy = false;
    onOutcome();
    void sendNext();
  }
}

const subscribe = (heard: () => void) => {
  listeners.add(heard);
  return () => listeners.delete(heard);
};

export const useSendings = (): Sending[] => useSyncExternalStore(subscribe, () => sendings);

export const isUnderWay = ({ state }: Sending): boolean => state === "waiting" || state === "sending";
