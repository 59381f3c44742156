/** Answers on five steps as bars about a middle: those who agree to the right, half of the middle step on each side. */

/** Narrower than this, a percentage does not fit into its part. */
const WIDE_ENOUGH = 7;

export type OpinionPart = { step: number; left: number; width: number; words: string };
export type OpinionBars = { middle: number; bars: OpinionPart[][] };

/** From how many chose each step: shares of the width, in percent; one scale for all, so that bars can be compared. */
export function opinionBars(questions: number[][]): OpinionBars {
  const shares = questions.map((steps) => {
    const answers = sum(steps);
    return steps.map((count) => (answers ? (100 * count) / answers : 0));
  });
  const before = shares.map(([first = 0, second = 0, third = 0]) => first + second + third / 2);
  const left = Math.max(0, ...before);
  const right = Math.max(0, ...shares.map((parts, index) => sum(parts) - (before[index] ?? 0)));
  const extent = left + right || 100;
  const bars = shares.map((parts, index) => {
    let from = left - (before[index] ?? 0);
    return parts.map((part, step) => {
      const bar = { step, left: (100 * from) / extent, width: (100 * part) / extent, words: wordsOf(part) };
      from += part;
      return bar;
    });
  });
  return { middle: (100 * left) / extent, bars };
}

const sum = (parts: number[]) => parts.reduce((total, part) => total + part, 0);
const wordsOf = (share: number) => (share >= WIDE_ENOUGH ? String(Math.round(share)) : "");
