/** What was typed and is not sent yet, kept in the browser so that a reload does not lose it. */
import { useEffect, useState } from "react";

const PREFIX = "groundswell.draft";

/** Storage may be switched off, full, or hold what an earlier version wrote: then what was typed lives as long as the page. */
export function keptDraft<Draft extends object>(name: string, empty: Draft): Draft {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`${PREFIX}.${name}`) ?? "null");
    return fits(kept, empty) ? (kept as Draft) : empty;
  } catch {
    return empty;
  }
}

/** Whether everything that a draft has now is there, in its parts too. */
function fits(kept: unknown, empty: unknown): boolean {
  if (empty === null || typeof empty !== "object") return true;
  if (kept === null || typeof kept !== "object" || Array.isArray(kept) !== Array.isArray(empty)) return false;
  if (Array.isArray(empty)) return true;
  const parts = kept as Record<string, unknown>;
  return Object.entries(empty).every(([key, part]) => key in parts && fits(parts[key], part));
}

export function keepDraft(name: string, draft: object | undefined): void {
  try {
    if (draft) localStorage.setItem(`${PREFIX}.${name}`, JSON.stringify(draft));
    else localStorage.removeItem(`${PREFIX}.${name}`);
  } catch {
    // Nothing to do: the page still holds it.
  }
}

/** A draft with its setter; `kept` says that it is from before the page was opened, until it is let go of. */
export function useDraft<Draft extends object>(name: string, empty: Draft) {
  const [draft, setDraft] = useState(() => keptDraft(name, empty));
  const [kept, setKept] = useState(() => draft !== empty);
  const [begun, setBegun] = useState(empty);
  useEffect(() => {
    if (draft !== empty && draft !== begun) keepDraft(name, draft);
    // `empty` is a constant of the caller.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [name, draft]);
  /** lets go of what was typed for this, which is not kept until something is typed into it */
  const begin = (anew: Draft) => {
    keepDraft(name, undefined);
    setKept(false);
    setBegun(anew);
    setDraft(anew);
  };
  return { draft, setDraft, kept, begin, forget: () => begin(empty) };
}
