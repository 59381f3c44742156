import type { ReactNode } from "react";
import { FormCard } from "../../ui/FormCard";
import type { Entry } from "../../ui/useEntry";

type SmallFormProps = {
  entry: Entry;
  /** the first part of the entry's name, which the ids of its fields begin with */
  name: string;
  title: string;
  unchanged: string;
  act: string;
  onCancel: () => void;
  children: ReactNode;
};

/** A form that opens in its place on a page of an initiative. Leaving it lets go of what was typed. */
export function SmallForm({ entry, name, title, unchanged, act, onCancel, children }: SmallFormProps) {
  const leave = () => {
    entry.forget();
    onCancel();
  };
  return (
    <FormCard
      title={title}
      name={name}
      unchanged={unchanged}
      act={act}
      busy={entry.busy || entry.stale}
      problems={entry.stale ? [] : entry.problems}
      onSubmit={entry.submit}
      onCancel={leave}
      onForget={entry.kept ? entry.forget : undefined}
    >
      {children}
    </FormCard>
  );
}
