/** Readers of search parameters: what is not understood is dropped, so an old or mistyped link still opens. */

export function oneOf<Value extends string>(allowed: readonly Value[], given: unknown): Value | undefined {
  return allowed.find((value) => value === String(given));
}

/** A code of an organisation or a measure. */
export function code(given: unknown): string | undefined {
  const text = typeof given === "number" ? String(given) : given;
  return typeof text === "string" && /^[A-Za-z0-9_.-]{1,64}$/.test(text) ? text : undefined;
}

/** A path of this site: never a way out of it. */
export function localPath(given: unknown): string | undefined {
  return typeof given === "string" && /^\/(?![/\\])/.test(given) ? given : undefined;
}
