/** What is wrong with a form, field by field. The API has the last word. */
import { ApiProblem } from "../api/problem";

export type FieldProblem<Field extends string = string> = { field: Field; message: string };

/** The field of a form with the name that the API gives: "body.partners.1.name" is "partners" where the form asks that. */
const sameName = (fields: string[]) => (named: string) => fields.find((name) => named.split(".").includes(name));

/**
 * What the API refused, at the fields it names; a refusal that names none the form has stands at the first.
 * `fieldOf` finds the field where form and API call it differently.
 */
export function refused<Field extends string>(
  error: Error,
  fields: Field[],
  fieldOf: (named: string) => string | undefined = sameName(fields),
): FieldProblem<Field>[] {
  const named = error instanceof ApiProblem ? error.errors : [];
  const placed = named.flatMap(({ field, message }) => {
    const known = fieldOf(field) as Field | undefined;
    return known ? [{ field: known, message }] : [];
  });
  const [first] = fields;
  if (placed.length === 0) return first ? [{ field: first, message: error.message }] : [];
  // One field: what is wrong and what to do about it in one line.
  return placed.map((problem) =>
    placed.length > 1 || problem.message.startsWith(error.message)
      ? problem
      : { ...problem, message: `${error.message} ${problem.message}` },
  );
}
