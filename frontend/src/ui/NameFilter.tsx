import { useEffect, useState } from "react";

const SETTLE_MS = 250;

type NameFilterProps = { label: string; value: string; onChange: (value: string) => void };

/** A filter by what is typed, told once the typing rests. */
export function NameFilter({ label, value, onChange }: NameFilterProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), SETTLE_MS);
    return () => clearTimeout(timer);
    // `onChange` is new at every render; only what was typed starts the wait.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [typed]);
  return (
    <label className="control">
      <span>{label}</span>
      <input
        className="name-filter"
        type="search"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </label>
  );
}
