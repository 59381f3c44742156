import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useId, useState } from "react";
import { searchQuery } from "../../api/organisations";
import { chosenCode, organisationWords } from "../../ui/chosenCode";

const KINDS = ["federation", "practice", "commissioner"];

/** Whose initiatives: told once an organisation is chosen, and lifted once the field is empty. */
export function OwnerFilter({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (code: string | undefined) => void;
}) {
  const list = useId();
  const [typed, setTyped] = useState(value ?? "");
  const q = useDeferredValue(typed.trim());
  const { data } = useQuery(searchQuery(chosenCode(q) ?? q));
  const found = (data?.items ?? []).filter(({ kind }) => KINDS.includes(kind));
  const tell = (text: string) => {
    setTyped(text);
    const next = text.trim() === "" ? undefined : chosenCode(text);
    if (next !== value && (next !== undefined || text.trim() === "")) onChange(next);
  };
  return (
    <label className="control">
      <span>Owner</span>
      <input
        className="name-filter"
        type="search"
        list={list}
        autoComplete="off"
        placeholder="Federation or practice"
        value={typed}
        onChange={(event) => tell(event.currentTarget.value)}
      />
      <datalist id={list}>
        {found.map((organisation) => (
          <option key={organisation.code} value={organisationWords(organisation)} />
        ))}
      </datalist>
    </label>
  );
}
