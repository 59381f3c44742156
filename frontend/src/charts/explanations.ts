/** What explains a chart's lines: where limits were recalculated, from which months, what changed, who reported. */
import type { components } from "../api/schema.gen";
import type { Phase, Point, SeriesNote } from "../api/types";
import { monthAndYear, monthName } from "../lib/period";
import type { Drawing } from "./geometry";
import { round } from "./marks";
import type { ChartRow } from "./table";

/** About the width of a letter at the size of a chart's words. */
const LETTER = 6.2;
/** From the middle of one numbered square to that of the next. */
const SQUARE = 16;
const wide = (text: string) => text.length * LETTER;
/** The longest of some wordings that fits; nothing where none does. */
const fitting = (wordings: string[], room: number): string => wordings.find((words) => wide(words) <= room) ?? "";

export type Rebase = { x: number; text: string; leftwards: boolean };

/** One dotted upright for each phase after the first that is shown, with as many of its words as there is room for. */
export function rebasesOf(phases: Phase[], rows: ChartRow[], { levels }: Drawing, width: number): Rebase[] {
  let taken = 0;
  return levels.slice(1).map((level, place) => {
    const row = rows[level.from];
    const reason = row && phases[row.phase]?.reason;
    const month = monthAndYear(row?.period ?? "");
    const short = [`${month}: limits recalculated`, month];
    const wordings = reason ? [`${month}: limits recalculated, ${lowered(reason)}`, ...short] : short;
    const next = levels[place + 2]?.x1 ?? width;
    const onwards = fitting(wordings, next - level.x1 - 10);
    const back = fitting(wordings, level.x1 - taken - 10);
    const leftwards = back.length > onwards.length;
    const text = leftwards ? back : onwards;
    taken = leftwards ? level.x1 : level.x1 + 5 + wide(text);
    return { x: level.x1, text, leftwards };
  });
}

/** A reason as it reads after a comma: "New phone system." becomes "new phone system"; "GP Connect" stays. */
function lowered(reason: string): string {
  const words = reason.trim().replace(/\.$/, "");
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

const GAP_WORDS = 62;

/** The middles of the words "No figures", over each gap that is far enough from the one before and off the axis. */
export function gapWordsOf({ gaps }: Drawing, left: number): number[] {
  const placed: number[] = [];
  for (const { x, width } of gaps) {
    const middle = Math.max(left + GAP_WORDS / 2, x + width / 2);
    const last = placed.at(-1);
    if (last === undefined || middle - last > GAP_WORDS) placed.push(middle);
  }
  return placed;
}

export type Bracket = { x1: number; x2: number; y: number; text: string };

/** Over the months the limits come from, for each phase whose baseline is shorter than the phase now is. */
export function bracketsOf(
  phases: Phase[],
  rows: ChartRow[],
  { levels }: Drawing,
  y: (value: number) => number,
  top: number,
): Bracket[] {
  return levels.flatMap((level) => {
    const start = rows[level.from];
    const phase = start && phases[start.phase];
    // The baseline begins with its phase; a narrow chart may not reach back so far.
    if (!start || !phase?.baseline || phase.from !== start.period) return [];
    if (phase.baseline >= level.to - level.from + 1) return [];
    const step = (level.x2 - level.x1) / (level.to - level.from + 1);
    const [x1, x2] = [level.x1 + 2, round(level.x1 + phase.baseline * step - 2)];
    const under = rows
      .slice(level.from, level.from + phase.baseline)
      .flatMap(({ upper, value, excluded }) => [upper, value, excluded])
      .filter((value) => value !== null);
    if (under.length === 0) return [];
    const what = level.upper || level.lower ? "limits" : "median";
    const wordings = [`${what} from these ${phase.baseline} months`, `these ${phase.baseline} months`];
    return [
      { x1, x2, y: round(Math.max(top + 14, y(Math.max(...under)) - 10)), text: fitting(wordings, x2 - x1 + 20) },
    ];
  });
}

export type CycleMark = components["schemas"]["CycleMark"];
/** `cycle` where it is a cycle of an initiative: then it is a numbered square. */
export type Change = { index: number; x: number; words: string[]; cycle?: Pick<CycleMark, "number" | "open"> };

/** What people recorded as changed, one mark a month. */
export function changesOf(
  notes: Pick<SeriesNote, "kind" | "period" | "words">[],
  indexOf: (period: string) => number,
): Omit<Change, "x">[] {
  const byMonth = new Map<number, string[]>();
  for (const { kind, period, words } of notes) {
    const index = indexOf(period);
    if (kind === "change" && index >= 0) byMonth.set(index, [...(byMonth.get(index) ?? []), words]);
  }
  return [...byMonth].sort(([a], [b]) => a - b).map(([index, words]) => ({ index, words }));
}

/** Each cycle of an initiative by itself, those of one month side by side. */
export function cyclesOf(marks: CycleMark[], indexOf: (period: string) => number): Omit<Change, "x">[] {
  return marks
    .map(({ number, open, label, period }) => ({ index: indexOf(period), words: [label], cycle: { number, open } }))
    .filter(({ index }) => index >= 0)
    .sort((a, b) => a.index - b.index || a.cycle.number - b.cycle.number);
}

/** Numbered squares move aside for each other, to the right first, and back from the edge. */
export function apart(marks: Change[], right: number): Change[] {
  const placed = marks.map((mark) => ({ ...mark }));
  if (!placed.some(({ cycle }) => cycle)) return placed;
  placed.forEach((mark, place) => {
    const before = placed[place - 1];
    if (before) mark.x = Math.max(mark.x, before.x + SQUARE);
  });
  for (let place = placed.length - 1, edge = right; place >= 0; place -= 1) {
    const mark = placed[place];
    if (!mark) continue;
    mark.x = Math.min(mark.x, edge);
    edge = mark.x - SQUARE;
  }
  return placed;
}

export type Practices = { y: number; bars: { x: number; width: number; share: number | null }[]; words: string | null };

/** One bar a month: the share of practices that reported. */
export function practicesOf(points: Point[], y: number, left: number, step: number, narrow: boolean): Practices {
  const last = points.at(-1);
  return {
    y,
    bars: points.map(({ contributing, expected }, index) => ({
      x: round(left + step * index + 1),
      width: round(Math.max(1, step - 2)),
      share: contributing === null || !expected ? null : contributing / expected,
    })),
    words: last?.practices_shown ? `${last.practices_shown}${narrow ? "" : ` in ${monthName(last.period)}`}` : null,
  };
}
