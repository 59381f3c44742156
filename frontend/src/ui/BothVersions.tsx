import { Conflict } from "./Conflict";
import { differing } from "./differing";
import type { useEntry } from "./useEntry";

export type Named<Typed extends object> = {
  /** what was changed meanwhile: "This initiative" */
  what: string;
  names: Partial<Record<keyof Typed & string, string>>;
  /** what a field says where it holds a number: "Call back within 30 minutes" for "12" */
  shown?: (field: keyof Typed & string, value: string) => string;
};

type BothVersionsProps<Typed extends object> = Named<Typed> & {
  entry: Pick<ReturnType<typeof useEntry<Typed>>, "stale" | "typed" | "saved" | "busy" | "again" | "take">;
};

/** Where somebody else has saved meanwhile: in which fields the two versions differ, and whose shall stand. */
export function BothVersions<Typed extends object>({ entry, what, names, shown }: BothVersionsProps<Typed>) {
  const { stale, typed, saved, busy, again, take } = entry;
  if (!stale) return null;
  const words = (field: keyof Typed & string, version: Typed) => {
    const held: unknown = version[field];
    const value = Array.isArray(held) ? held.join(", ") : String(held);
    return (shown?.(field, value) ?? value) || "empty";
  };
  return (
    <Conflict
      what={what}
      differences={differing(names, typed, saved).map((field) => ({
        label: names[field] ?? field,
        theirs: words(field, saved),
        mine: words(field, typed),
      }))}
      busy={busy}
      onMine={again}
      onTheirs={() => take()}
    />
  );
}
