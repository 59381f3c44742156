import type { ReactNode } from "react";
import { Said } from "../../ui/Said";
import "./part.css";

type PartProps = {
  id: string;
  title: string;
  note?: string;
  /** the button that adds another, where one may */
  add?: { label: string; onOpen: () => void };
  /** the form that is open */
  form: ReactNode;
  said: string;
  children: ReactNode;
};

/** A part of what an initiative holds, to be changed in its place: its head, its form while one is open, what stands in it. */
export function Part({ id, title, note, add, form, said, children }: PartProps) {
  return (
    <section className="section part" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {note && <p>{note}</p>}
        {add && (
          <div className="actions">
            <button type="button" className="button" onClick={add.onOpen}>
              {add.label}
            </button>
          </div>
        )}
      </div>
      {form}
      <Said words={said} />
      {children}
    </section>
  );
}
