/** Lines of JSON that arrive in pieces: what is whole is read, what is not waits for the rest. */

/** Reads the whole lines of `text` from `from` on; `read` says where the next begins. */
export function linesFrom<Line>(text: string, from: number): { lines: Line[]; read: number } {
  const end = text.lastIndexOf("\n") + 1;
  if (end <= from) return { lines: [], read: from };
  const lines = text
    .slice(from, end)
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Line);
  return { lines, read: end };
}
