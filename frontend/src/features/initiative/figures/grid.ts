/** The grid of figures: what stands, what is typed over it, and what of that is sent. Pure. */
import { typedNumber, commaWords } from "../../../lib/number";
import { monthAndYear } from "../../../lib/period";
import type { FiguresGrid, SentFigure } from "./queries";

export type NumberName = FiguresGrid["measure"]["numbers"][number];
export type Figure = FiguresGrid["items"][number];
/** One figure: of a practice, or of the team where `practice` is null, in a month. */
export type Place = { practice: string | null; period: string };
/** What was typed over a figure, and the revision that stood there when it was begun; null: none. */
export type Typed = { texts: Partial<Record<NumberName, string>>; seen: number | null };
/** By `keyOf`. */
export type GridDraft = Record<string, Typed>;
/** A column: one number of one practice, or of the team. */
export type Column = { practice: string | null; name: NumberName };

export const keyOf = ({ practice, period }: Place): string => `${practice ?? ""}|${period}`;

export function placeOf(key: string): Place {
  const [practice = "", period = ""] = key.split("|");
  return { practice: practice || null, period };
}

export const standingOf = ({ items }: Pick<FiguresGrid, "items">): Map<string, Figure> =>
  new Map(items.map((item) => [keyOf({ practice: item.practice?.code ?? null, period: item.period }), item]));

export const columnsOf = ({ measure, practices }: Pick<FiguresGrid, "measure" | "practices">): Column[] =>
  (measure.by_practice ? practices.map(({ code }) => code) : [null]).flatMap((practice) =>
    measure.numbers.map((name) => ({ practice, name })),
  );

const plain = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 6 });
export const numberText = (value: number | null | undefined): string => (value == null ? "" : plain.format(value));

/** What a field shows: what was typed, or else what stands. */
export const textIn = (typed: Typed | undefined, figure: Figure | undefined, name: NumberName): string =>
  typed?.texts[name] ?? numberText(figure?.[name]);

/** With another text in a field; a figure that is as it stands again is no longer typed. */
export function withText(
  draft: GridDraft,
  key: string,
  name: NumberName,
  text: string,
  figure: Figure | undefined,
): GridDraft {
  const before = draft[key] ?? { texts: {}, seen: figure?.revision ?? null };
  const texts = { ...before.texts, [name]: text };
  const asItStands = (Object.entries(texts) as [NumberName, string][]).every(([each, typed]) =>
    typed.trim() === "" ? figure?.[each] == null : typedNumber(typed) === figure?.[each],
  );
  return asItStands ? without(draft, key) : { ...draft, [key]: { ...before, texts } };
}

export const without = (draft: GridDraft, key: string): GridDraft =>
  Object.fromEntries(Object.entries(draft).filter(([each]) => each !== key));

/** Figures of somebody else that stand where this person began to type over another, or over none. */
export const conflictsIn = (draft: GridDraft, standing: Map<string, Figure>): string[] =>
  Object.keys(draft).filter((key) => (standing.get(key)?.revision ?? null) !== draft[key]?.seen);

export type GridProblem = { key: string; name: NumberName | null; message: string };

const wrongNumber = (text: string): string | null =>
  text.trim() === "" || typedNumber(text) !== null
    ? null
    : (commaWords(text) ?? `“${text.trim()}” is not a number: write it as 1,250 or 12.5.`);

export const problemsIn = (draft: GridDraft): GridProblem[] =>
  Object.entries(draft).flatMap(([key, { texts }]) =>
    (Object.entries(texts) as [NumberName, string][]).flatMap(([name, text]) => {
      const message = wrongNumber(text);
      return message === null ? [] : [{ key, name, message }];
    }),
  );

/** What is sent. A number that was not typed over goes along as it stands. */
export const sentOf = (draft: GridDraft, standing: Map<string, Figure>, numbers: NumberName[]): SentFigure[] =>
  Object.keys(draft).map((key) => ({
    ...placeOf(key),
    ...Object.fromEntries(numbers.map((name) => [name, typedNumber(textIn(draft[key], standing.get(key), name))])),
    revision: draft[key]?.seen ?? null,
  }));

/** What the API refuses, at the figures it names: "body.figures.3.practice" is the fourth that was sent. */
export function refusedAt(
  errors: { field: string; message: string }[],
  sent: SentFigure[],
  numbers: NumberName[],
): GridProblem[] {
  return errors.flatMap(({ field, message }) => {
    const [, row, column] = /figures\.(\d+)(?:\.(\w+))?/.exec(field) ?? [];
    const figure = row === undefined ? undefined : sent[Number(row)];
    if (!figure) return [];
    const name = numbers.find((each) => each === column) ?? null;
    return [{ key: keyOf({ practice: figure.practice ?? null, period: figure.period }), name, message }];
  });
}

/** The cells of a spreadsheet that were pasted into a field, to the right and down from it. */
export function spread(
  text: string,
  from: { row: number; column: number },
  months: string[],
  columns: Column[],
): { key: string; name: NumberName; text: string }[] {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/\n$/, "")
    .split("\n")
    .flatMap((line, down) =>
      line.split("\t").flatMap((cell, right) => {
        const [period, column] = [months[from.row + down], columns[from.column + right]];
        if (period === undefined || column === undefined) return [];
        return [{ key: keyOf({ practice: column.practice, period }), name: column.name, text: cell.trim() }];
      }),
    );
}

/** "numerator" as people call it: what is counted, of what, or the value. */
export function numberLabel({ numerator, denominator, unit_label }: FiguresGrid["measure"], name: NumberName): string {
  if (name === "numerator") return numerator ?? "Number";
  if (name === "denominator") return denominator ?? "Of";
  return unit_label;
}

/** "October 2018", with the practice before it where each gives its own. */
export function placeWords({ practices }: Pick<FiguresGrid, "practices">, { practice, period }: Place): string {
  const name = practices.find(({ code }) => code === practice)?.name ?? practice;
  return name ? `${name}, ${monthAndYear(period)}` : monthAndYear(period);
}

/** What is wrong with a figure, with whose and which it is before it, unless the sentence begins with that itself. */
export function problemWords(grid: Pick<FiguresGrid, "practices">, { key, message }: GridProblem): string {
  const place = placeOf(key);
  const name = grid.practices.find(({ code }) => code === place.practice)?.name;
  return name && message.startsWith(name) ? message : `${placeWords(grid, place)}: ${message}`;
}
