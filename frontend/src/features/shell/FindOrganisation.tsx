import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useDeferredValue, useId, useState, type KeyboardEvent } from "react";
import { searchQuery } from "../../api/organisations";
import type { OrganisationKind, OrganisationRef } from "../../api/types";
import { organisationPath } from "../../lib/places";

const kindWords: Partial<Record<OrganisationKind, string>> = {
  federation: "Federation",
  network: "Network",
  scheme: "Access Fund scheme",
  practice: "Practice",
  commissioner: "Commissioner",
  region: "Region",
};

/** The header's search: an editable combobox with a list (WAI-ARIA Authoring Practices, "list autocomplete"). */
export function FindOrganisation({ onChosen }: { onChosen: () => void }) {
  const id = useId();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const q = useDeferredValue(typed.trim());
  const { data } = useQuery(searchQuery(q));
  const found = q.length > 1 ? (data?.items ?? []) : [];
  const shown = open && q.length > 1 && data !== undefined;

  const choose = (organisation: OrganisationRef) => {
    setOpen(false);
    setTyped("");
    setActive(-1);
    onChosen();
    void navigate({ to: organisationPath(organisation) });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((index) => (found.length ? (Math.max(index, step - 1) + step + found.length) % found.length : -1));
    } else if (event.key === "Enter") {
      const chosen = found[active] ?? found[0];
      if (shown && chosen) choose(chosen);
      event.preventDefault();
    } else if (event.key === "Escape") {
      setOpen(false);
      setActive(-1);
    }
  };

  return (
    <div className="find" role="search">
      <div className="find__box">
        <input
          type="text"
          role="combobox"
          aria-label="Find an organisation"
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
          autoComplete="off"
          placeholder="Find a federation…"
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setOpen(true);
            setActive(-1);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setOpen(false)}
        />
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="6.5" cy="6.5" r="5" fill="none" stroke="var(--blue)" strokeWidth="2" />
          <path d="m10.2 10.2 4.6 4.6" stroke="var(--blue)" strokeWidth="2" />
        </svg>
      </div>
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label="Organisations"
        className="find__list"
        hidden={!shown || !found.length}
      >
        {found.map((organisation, index) => (
          // Keys are handled by the input, which keeps the focus.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={organisation.code}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className="find__option"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(organisation)}
          >
            <span>{organisation.name}</span>
            <span className="tiny">{kindWords[organisation.kind]}</span>
          </li>
        ))}
      </ul>
      <p className={shown && !found.length ? "find__list find__none" : "visually-hidden"} role="status">
        {shown && (found.length ? `${found.length} found` : `Nothing is called “${q}”. Try part of a name, or a code.`)}
      </p>
    </div>
  );
}
