import type { ReactNode } from "react";
import { FormCard } from "../../ui/FormCard";
import type { useEntry } from "../../ui/useEntry";
import { BothVersions } from "./BothVersions";

type EntryCardProps<Typed extends object> = {
  entry: ReturnType<typeof useEntry<Typed>>;
  title: string;
  /** what the ids of the fields begin with: the first part of the entry's name */
  name: string;
  unchanged: string;
  act: string;
  onCancel: () => void;
  /** of a thing that exists: what it is called, how it stands now, and the names of its fields */
  existing?: { what: string; saved: Typed; names: Partial<Record<keyof Typed & string, string>> };
  children: ReactNode;
};

/** A small form in its place on a page that keeps what is typed, and shows both versions where somebody else has saved. */
export function EntryCard<Typed extends object>(props: EntryCardProps<Typed>) {
  const { entry, existing, onCancel, children, ...frame } = props;
  return (
    <>
      {existing && <BothVersions entry={entry} {...existing} />}
      <FormCard
        {...frame}
        busy={entry.busy || entry.stale}
        problems={entry.stale ? [] : entry.problems}
        onSubmit={entry.submit}
        onCancel={onCancel}
        onForget={entry.kept ? entry.forget : undefined}
      >
        {children}
      </FormCard>
    </>
  );
}
