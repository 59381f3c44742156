import type { ReactNode } from "react";

export type SortDirection = "ascending" | "descending";

type SortHeadProps = {
  label: string;
  /** undefined when the table is not ordered by this column */
  sorted?: SortDirection;
  onSort: () => void;
  className?: string;
  children?: ReactNode;
};

/** A column head with its sort button; `aria-sort` says how it stands. */
export function SortHead({ label, sorted, onSort, className, children }: SortHeadProps) {
  return (
    <th scope="col" aria-sort={sorted} className={className}>
      <button type="button" className="sort-button" onClick={onSort}>
        {label}
      </button>
      {children}
    </th>
  );
}
