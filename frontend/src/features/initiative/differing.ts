/** Two versions of what a form holds. Pure. */

/** The names of the fields that differ, in the order of the form. */
export const differing = <Typed extends object>(
  names: Partial<Record<keyof Typed & string, string>>,
  mine: Typed,
  theirs: Typed,
): (keyof Typed & string)[] =>
  (Object.keys(names) as (keyof Typed & string)[]).filter(
    (field) => String(mine[field]).trim() !== String(theirs[field]).trim(),
  );
