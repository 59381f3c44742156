/** References of our own description, put in place. They are all of the form "#/components/schemas/Client". */

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** The part of a document at a path, with what it refers to in place of each reference. One that leads back into
    itself stays a reference: it has no end. */
export function resolved(document: Json, path: readonly string[]): Json | undefined {
  const found = partAt(document, path);
  return found === undefined ? undefined : filled(document, found, []);
}

function partAt(document: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((part, name) => {
    if (part === null || typeof part !== "object") return undefined;
    return Array.isArray(part) ? part[Number(name)] : part[name];
  }, document);
}

/** RFC 6901 */
const stepsOf = (pointer: string): string[] =>
  pointer
    .slice(2)
    .split("/")
    .map((step) => decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~"));

function filled(document: Json, part: Json, within: readonly string[]): Json {
  if (part === null || typeof part !== "object") return part;
  if (Array.isArray(part)) return part.map((each) => filled(document, each, within));
  const to = part.$ref;
  if (typeof to !== "string") {
    return Object.fromEntries(Object.entries(part).map(([name, each]) => [name, filled(document, each, within)]));
  }
  const target = within.includes(to) || !to.startsWith("#/") ? undefined : partAt(document, stepsOf(to));
  if (target === undefined || target === null || typeof target !== "object") return part;
  // What stands beside a reference stands beside what it refers to (OpenAPI 3.1).
  const beside = Object.fromEntries(Object.entries(part).filter(([name]) => name !== "$ref"));
  const whole = filled(document, target, [...within, to]) as typeof beside;
  return { ...whole, ...(filled(document, beside, within) as typeof beside), $$ref: to };
}
