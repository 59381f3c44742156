import { Conflict } from "../../ui/Conflict";
import type { useEntry } from "../../ui/useEntry";
import { differing } from "./differing";

type BothVersionsProps<Typed extends object> = {
  entry: Pick<ReturnType<typeof useEntry<Typed>>, "stale" | "typed" | "busy" | "again" | "take">;
  what: string;
  /** how it stands now, as the form would hold it */
  saved: Typed;
  names: Partial<Record<keyof Typed & string, string>>;
  /** what a field says where it holds a number: "Call back within 30 minutes" for "12" */
  shown?: (field: keyof Typed & string, value: string) => string;
};

/** Where somebody else has saved meanwhile: in which fields the two versions differ, and whose shall stand. */
export function BothVersions<Typed extends object>({ entry, what, saved, names, shown }: BothVersionsProps<Typed>) {
  if (!entry.stale) return null;
  const words = (field: keyof Typed & string, typed: Typed) => {
    const value = String(typed[field]);
    return (shown?.(field, value) ?? value) || "empty";
  };
  return (
    <Conflict
      what={what}
      differences={differing(names, entry.typed, saved).map((field) => ({
        label: names[field] ?? field,
        theirs: words(field, saved),
        mine: words(field, entry.typed),
      }))}
      busy={entry.busy}
      onMine={entry.again}
      onTheirs={() => entry.take(saved)}
    />
  );
}
