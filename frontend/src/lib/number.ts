/** Numbers as people type them. A comma groups thousands and nothing else: "9,5" is refused, never read as 95. */

const GROUPED = /^-?(\d+|[1-9]\d{0,2}([, ]\d{3})+)(\.\d+)?$/;
const DECIMAL_COMMA = /^-?\d+,\d+$/;

const bareOf = (text: string): string => text.trim().replace("−", "-");

/** "1,250", "12,345.6", "7 512", "-2"; null for what is no number. */
export function typedNumber(text: string): number | null {
  const bare = bareOf(text);
  return GROUPED.test(bare) ? Number(bare.replace(/[, ]/g, "")) : null;
}

/** "Write 9.5 with a point" for "9,5"; null where a comma is not what is wrong. */
export function commaWords(text: string): string | null {
  const bare = bareOf(text.replace("%", ""));
  return DECIMAL_COMMA.test(bare) && typedNumber(bare) === null
    ? `Write ${bare.replace(",", ".")} with a point.`
    : null;
}
