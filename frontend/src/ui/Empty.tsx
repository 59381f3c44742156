import type { ReactNode } from "react";

/** What there is none of, and the first thing to do about it. */
export function Empty({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="box">
      <p>
        <strong>{title}</strong> {children}
      </p>
      {actions && <div className="actions">{actions}</div>}
    </div>
  );
}
