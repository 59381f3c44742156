/** A QR code (ISO/IEC 18004) as one outline; which squares are dark is worked out by `uqr`. */
import { encode } from "uqr";

/** White squares that a reader needs on each side. */
const QUIET = 4;

export type Code = { size: number; path: string };

/** Level M: a fold or a coffee ring may cover an eighth of it. */
export function codeOf(text: string): Code {
  const { data, size } = encode(text, { ecc: "M", border: QUIET });
  const path = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")).join("")).join("");
  return { size, path };
}
