/** What was typed and is not sent yet, kept in the browser so that a reload does not lose it. */
import { useEffect, useState } from "react";

const PREFIX = "groundswell.draft";

/** Storage may be switched off, full, or hold what an earlier version wrote: then what was typed lives as long as the page. */
export function keptDraft<Draft extends object>(name: string, empty: Draft): Draft {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`${PREFIX}.${name}`) ?? "null");
    const same = kept !== null && typeof kept === "object" && Array.isArray(kept) === Array.isArray(empty);
    return same && Object.keys(empty).every((key) => key in kept) ? (kept as Draft) : empty;
  } catch {
    return empty;
  }
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
  useEffect(() => {
    if (draft !== empty) keepDraft(name, draft);
    // `empty` is a constant of the caller.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [name, draft]);
  const forget = () => {
    keepDraft(name, undefined);
    setKept(false);
    setDraft(empty);
  };
  return { draft, setDraft, kept, forget };
}
