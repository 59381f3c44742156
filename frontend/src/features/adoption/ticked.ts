/** Which practices are ticked: codes in the order of the list. */

/** One is ticked or unticked, or, from the one pressed before, all up to it are made like it. */
export function toggled(all: string[], ticked: string[], code: string, from?: string): string[] {
  const on = !ticked.includes(code);
  const [start, end] = [all.indexOf(from ?? code), all.indexOf(code)];
  const reached = start < 0 ? [code] : all.slice(Math.min(start, end), Math.max(start, end) + 1);
  return all.filter((each) => (reached.includes(each) ? on : ticked.includes(each)));
}

/** "8 practices" */
export const practiceCount = (count: number): string => `${count} ${count === 1 ? "practice" : "practices"}`;
