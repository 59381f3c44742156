/** Tables as files. */
type Field = string | number | null;

/** Comma-separated values after RFC 4180. */
export const csvOf = (rows: Field[][]): string => rows.map((row) => `${row.map(written).join(",")}\r\n`).join("");

export const csvFile = (text: string): Blob => new Blob([text], { type: "text/csv;charset=utf-8" });

function written(field: Field): string {
  const text = field === null ? "" : String(field);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
