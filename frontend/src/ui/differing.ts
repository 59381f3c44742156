/** Two versions of what a form holds. Pure. */

/** What is ticked in another order is the same. */
const words = (value: unknown): string => (Array.isArray(value) ? [...value].sort().join("\n") : String(value).trim());

/** The names of the fields that differ, in the order of the form. */
export const differing = <Typed extends object>(
  names: Partial<Record<keyof Typed & string, string>>,
  mine: Typed,
  theirs: Typed,
): (keyof Typed & string)[] =>
  (Object.keys(names) as (keyof Typed & string)[]).filter((field) => words(mine[field]) !== words(theirs[field]));
