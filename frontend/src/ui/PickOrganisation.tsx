import { useQuery } from "@tanstack/react-query";
import { TextInput } from "nhsuk-react-components";
import { useDeferredValue, useId, type KeyboardEvent } from "react";
import { searchQuery } from "../api/organisations";
import type { OrganisationKind } from "../api/types";
import { chosenCode, organisationWords } from "./chosenCode";

type PickOrganisationProps = {
  id: string;
  label: string;
  hint?: string;
  kinds: readonly OrganisationKind[];
  value: string;
  error?: string;
  onChange: (typed: string) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
};

/** A field for an organisation: part of a name brings up those of that name, and a code can be typed as it is. */
export function PickOrganisation({ kinds, value, onChange, ...field }: PickOrganisationProps) {
  const list = useId();
  const q = useDeferredValue(value.trim());
  const { data } = useQuery(searchQuery(chosenCode(q) ?? q));
  const found = (data?.items ?? []).filter(({ kind }) => kinds.includes(kind));
  return (
    <div>
      <TextInput
        {...field}
        list={list}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <datalist id={list}>
        {found.map((organisation) => (
          <option key={organisation.code} value={organisationWords(organisation)} />
        ))}
      </datalist>
    </div>
  );
}
