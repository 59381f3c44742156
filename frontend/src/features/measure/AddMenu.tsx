import { useEffect, useRef, useState } from "react";
import type { Setting } from "./settings";

const kinds: { setting: Setting; label: string }[] = [
  { setting: "phase", label: "Recalculate the limits" },
  { setting: "target", label: "Set a target" },
  { setting: "change", label: "Record a change" },
];

/** A button that shows what may be added. Plain buttons in a list: Tab goes through them, Escape closes it. */
export function AddMenu({ onOpen }: { onOpen: (setting: Setting) => void }) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (!place.current?.contains(event.target as Node)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      opener.current?.focus();
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    document.addEventListener("keydown", escape);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
      document.removeEventListener("keydown", escape);
    };
  }, [open]);
  return (
    <div className="actions add-menu" ref={place}>
      <button
        ref={opener}
        type="button"
        className="button"
        aria-expanded={open}
        aria-controls="add-menu"
        onClick={() => setOpen(!open)}
      >
        Add
      </button>
      <ul id="add-menu" className="add-menu__list" hidden={!open}>
        {kinds.map(({ setting, label }) => (
          <li key={setting}>
            <button
              type="button"
              onClick={() => {
                setOpen(false);
                onOpen(setting);
              }}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
