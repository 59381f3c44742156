/** Suggestions a person has said "not now" to, remembered in this browser alone. */
import type { Suggestion } from "../../api/types";

const keyOf = (measure: string, organisation: string) => `groundswell.suggestion.${measure}.${organisation}`;
const nameOf = ({ from, change_id }: Suggestion) => `${change_id}.${from}`;

// Storage may be full or forbidden: then the suggestion comes back, which is no harm.
export function isDismissed(measure: string, organisation: string, suggestion: Suggestion): boolean {
  try {
    return localStorage.getItem(keyOf(measure, organisation)) === nameOf(suggestion);
  } catch {
    return false;
  }
}

export function dismiss(measure: string, organisation: string, suggestion: Suggestion): void {
  try {
    localStorage.setItem(keyOf(measure, organisation), nameOf(suggestion));
  } catch {
    return;
  }
}
