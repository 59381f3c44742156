/** An organisation as a field for it holds it: "Brackenholt Together, F0010". */
export const organisationWords = ({ name, code }: { name: string; code: string }): string => `${name}, ${code}`;

/** The code in such a field, where it holds one: what was chosen ends with it, and it can be typed alone. */
export function chosenCode(typed: string): string | undefined {
  const last = typed.split(",").at(-1)?.trim().toUpperCase() ?? "";
  return /^(?=.*\d)[A-Z0-9]{2,20}$/.test(last) ? last : undefined;
}
