import type { ReactNode } from "react";
import { BothVersions, type Named } from "../../ui/BothVersions";
import { FormCard } from "../../ui/FormCard";
import type { useEntry } from "../../ui/useEntry";

type EntryCardProps<Typed extends object> = {
  entry: ReturnType<typeof useEntry<Typed>>;
  title: string;
  /** what the ids of the fields begin with: the first part of the entry's name */
  name: string;
  unchanged: string;
  act: string;
  onCancel: () => void;
  /** of a thing that exists: what it and its fields are called */
  existing?: Named<Typed>;
  children: ReactNode;
};

/** A form that opens in its place on a page of an initiative. Leaving it lets go of what was typed. */
export function EntryCard<Typed extends object>(props: EntryCardProps<Typed>) {
  const { entry, existing, onCancel, children, ...frame } = props;
  const leave = () => {
    entry.forget();
    onCancel();
  };
  return (
    <>
      {existing && <BothVersions entry={entry} {...existing} />}
      <FormCard
        {...frame}
        busy={entry.busy || entry.stale}
        problems={entry.stale ? [] : entry.problems}
        onSubmit={entry.submit}
        onCancel={leave}
        onForget={entry.kept ? entry.forget : undefined}
      >
        {children}
      </FormCard>
    </>
  );
}
