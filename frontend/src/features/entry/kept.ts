/**
 * What was typed and is not saved yet, kept on this computer so that neither a reload nor a lost connection loses it.
 * One place in the browser's storage for each practice and month; other tabs follow.
 */
import { useMemo, useSyncExternalStore } from "react";
import type { FieldName } from "../../api/figureTypes";
import type { Draft } from "./figure";

type Kept = {
  drafts: Record<string, Draft>;
  /** the revision each draft was typed over; null where there was no figure */
  over: Record<string, number | null>;
  /** the revision of a figure whose warning was answered "It is right", by measure */
  right: Record<string, number>;
};

const nothing: Kept = { drafts: {}, over: {}, right: {} };
const PREFIX = "groundswell.entry";

export type KeptMonth = ReturnType<typeof keptMonth>;

export function keptMonth(organisation: string, period: string) {
  const key = `${PREFIX}.${organisation}.${period}`;
  const listeners = new Set<() => void>();
  let kept = stored(key);

  function put(next: Kept) {
    kept = next;
    store(key, kept);
    listeners.forEach((heard) => heard());
  }
  const elsewhere = (event: StorageEvent) => {
    if (event.key !== key) return;
    kept = stored(key);
    listeners.forEach((heard) => heard());
  };

  return {
    subscribe(heard: () => void) {
      if (listeners.size === 0) window.addEventListener("storage", elsewhere);
      listeners.add(heard);
      return () => {
        listeners.delete(heard);
        if (listeners.size === 0) window.removeEventListener("storage", elsewhere);
      };
    },
    now: () => kept,
    type(measure: string, field: FieldName, text: string, over: number | null) {
      const drafts = { ...kept.drafts, [measure]: { ...kept.drafts[measure], [field]: text } };
      put({ ...kept, drafts, over: measure in kept.drafts ? kept.over : { ...kept.over, [measure]: over } });
    },
    /** The draft now stands over another version: one that was just saved, or that the person has seen. */
    standsOver(measure: string, revision: number | null) {
      put({ ...kept, over: { ...kept.over, [measure]: revision } });
    },
    forget(measure: string) {
      put({ ...kept, drafts: without(kept.drafts, measure), over: without(kept.over, measure) });
    },
    isRight(measure: string, revision: number) {
      put({ ...kept, right: { ...kept.right, [measure]: revision } });
    },
  };
}

export function useKept(organisation: string, period: string): { month: KeptMonth; kept: Kept } {
  const month = useMemo(() => keptMonth(organisation, period), [organisation, period]);
  return { month, kept: useSyncExternalStore(month.subscribe, month.now) };
}

const without = <Value>(record: Record<string, Value>, key: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));

// Storage may be switched off or full: then what was typed lives as long as the page.
function stored(key: string): Kept {
  try {
    return { ...nothing, ...(JSON.parse(localStorage.getItem(key) ?? "{}") as Partial<Kept>) };
  } catch {
    return nothing;
  }
}

function store(key: string, kept: Kept): void {
  try {
    if (Object.keys(kept.drafts).length + Object.keys(kept.right).length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // Nothing to do: the page still holds it.
  }
}
